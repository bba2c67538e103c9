import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Props {
  readonly ticketKey: string;
}

/** Tells on a ticket that its time is closed. Hardly any ticket needs it: it comes as a part of its own, and again on a later visit if it did not. */
export function ClosedNotice(props: Props) {
  const [loaded, setLoaded] = useState<{ readonly Notice: ComponentType<Props> }>();
  useEffect(() => {
    import('../pages/later.ts').then(setLoaded, () => undefined);
  }, []);
  return loaded && <loaded.Notice {...props} />;
}
