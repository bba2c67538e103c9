import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useVerificationText } from '../texts.ts';
import type { Leaf } from './leaf.ts';

/** What is seen of a page, besides which one. */
export interface Sight {
  /** Times the width that fits. */
  readonly zoom: number;
  readonly turned: number;
}

export const whole: Sight = { zoom: 1, turned: 0 };
const STEP = 1.25;
const [LEAST, MOST] = [0.25, 6];
/** Dots along the longer side: more cost memory and show nothing more. */
const MOST_DOTS = 4_000;

export const closer = ({ zoom, turned }: Sight): Sight => ({ zoom: Math.min(MOST, zoom * STEP), turned });
export const farther = ({ zoom, turned }: Sight): Sight => ({ zoom: Math.max(LEAST, zoom / STEP), turned });
export const turn = ({ zoom, turned }: Sight): Sight => ({ zoom, turned: (turned + 90) % 360 });

interface Props {
  readonly leaf: Leaf;
  readonly label: string;
  readonly sight: Sight;
}

/** A page of a paper: drawn to fit, closer or turned; dragged with the pointer, moved with the arrow keys once it has the focus. */
export function Viewer({ leaf, label, sight: { zoom, turned } }: Props) {
  const v = useVerificationText();
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [room, setRoom] = useState<{ readonly width: number; readonly height: number }>();
  useLayoutEffect(() => {
    const box = stage.current;
    if (box === null) return;
    const measure = () => setRoom({ width: box.clientWidth, height: box.clientHeight });
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    measure();
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const paper = canvas.current;
    if (paper === null || room === undefined) return;
    const [wide, high] = turned % 180 === 0 ? [leaf.width, leaf.height] : [leaf.height, leaf.width];
    const scale = Math.min(room.width / wide, room.height / high) * zoom;
    // What was in the middle stays there.
    const box = stage.current;
    const middle = box && {
      left: (box.scrollLeft + box.clientWidth / 2) / box.scrollWidth,
      top: (box.scrollTop + box.clientHeight / 2) / box.scrollHeight,
    };
    // The sheet of the site cannot know it; a style set by a script is none that the policy forbids.
    paper.style.width = `${Math.floor(wide * scale)}px`;
    paper.style.height = `${Math.floor(high * scale)}px`;
    if (box && middle) {
      box.scrollTo(
        middle.left * box.scrollWidth - box.clientWidth / 2,
        middle.top * box.scrollHeight - box.clientHeight / 2,
      );
    }
    const density = Math.min(devicePixelRatio, MOST_DOTS / (Math.max(wide, high) * scale));
    let wanted = true;
    leaf.draw({ scale: scale * density, turned }).then(
      (drawn) => {
        if (!wanted) return;
        paper.width = drawn.width;
        paper.height = drawn.height;
        paper.getContext('2d')?.drawImage(drawn, 0, 0);
      },
      (fault: unknown) => {
        // What is not wanted any more was broken off.
        if (wanted) throw fault;
      },
    );
    return () => {
      wanted = false;
    };
  }, [leaf, room, zoom, turned]);
  return (
    <section
      class="stage"
      ref={stage}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: who scrolls with keys must get into it.
      tabIndex={0}
      aria-label={v.stage}
      onPointerDown={({ pointerType, button, pointerId }) => {
        if (pointerType === 'mouse' && button === 0) stage.current?.setPointerCapture(pointerId);
      }}
      onPointerMove={({ pointerId, movementX, movementY }) => {
        if (stage.current?.hasPointerCapture(pointerId)) stage.current.scrollBy(-movementX, -movementY);
      }}
    >
      <canvas ref={canvas} role="img" aria-label={label} />
    </section>
  );
}
