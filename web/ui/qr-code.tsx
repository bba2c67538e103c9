import { useEffect, useState } from 'preact/hooks';

interface Props {
  readonly content: string;
  readonly label: string;
  /** Told when the code can be seen. */
  readonly onDrawn?: () => void;
}

/** A QR code as one path, sharp on screens and paper. The encoder is loaded when first needed. */
export function QrCode({ content, label, onDrawn }: Props) {
  const [drawing, setDrawing] = useState<{ size: number; path: string }>();
  useEffect(() => {
    let shown = true;
    import('uqr').then(({ encode }) => {
      const { data, size } = encode(content, { ecc: 'M', border: 2 });
      const path = data
        .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
        .join('');
      if (shown) setDrawing({ size, path });
    });
    return () => {
      shown = false;
    };
  }, [content]);
  useEffect(() => {
    if (drawing !== undefined) onDrawn?.();
  }, [drawing, onDrawn]);
  return (
    <svg class="qr" viewBox={`0 0 ${drawing?.size ?? 1} ${drawing?.size ?? 1}`} role="img" aria-label={label}>
      <path d={drawing?.path ?? ''} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
