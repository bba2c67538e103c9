import city from 'balai:city';
import type { Text } from '#shared/region/schema.ts';
import { InBoth } from '../in-both.tsx';
import type { Sound } from '../speech/speaker.ts';
import { texts } from '../texts.ts';
import { turn } from '../use-screen.ts';

interface Props {
  readonly notices: readonly Text[];
  readonly seconds: number;
  readonly sound: Sound;
  readonly onUnlock: () => void;
}

/** Notices of the office by turns, that all is free, and whether calls can be heard. */
export function Foot({ notices, seconds, sound, onUnlock }: Props) {
  const { label, contact } = city.reportExtortion;
  // An address is read from a wall, not pressed.
  const where = contact.replace(/^https?:\/\/(www\.)?/, '');
  const free: Text = { id: `${label.id} ${where}`, en: `${label.en} ${where}` };
  const [notice = free] = turn([...notices, free], 1, 10, seconds);
  return (
    <footer class="board-foot">
      <p class="board-notice" key={notice.id}>
        <InBoth text={notice} />
      </p>
      {sound !== 'ready' && (
        <p class="board-sound">
          <MuteIcon />
          <InBoth text={texts.mute} />
          {sound === 'locked' && (
            <button type="button" class="board-unlock" onClick={onUnlock}>
              <InBoth text={texts.unlock} />
            </button>
          )}
        </p>
      )}
    </footer>
  );
}

const MuteIcon = () => (
  <svg class="board-mute" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M4 9v6h4l5 4V5L8 9zM16 9l5 6M21 9l-5 6" />
  </svg>
);
