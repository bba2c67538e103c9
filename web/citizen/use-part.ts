import { useEffect, useState } from 'preact/hooks';

/** A part of the site that is loaded when it is wanted; undefined until then, and for good without a network. */
export function usePart<Part>(wanted: boolean | undefined, load: () => Promise<Part>): Part | undefined {
  const [part, setPart] = useState<Part>();
  useEffect(() => {
    if (wanted) load().then(setPart, () => {});
  }, [wanted]);
  return part;
}
