import { useEffect, useState } from 'preact/hooks';
import type { OfferedService, OfferedServices } from '#services/documents/contract.ts';
import { readServices } from '../api/requests.ts';
import { useDesk } from '../desk.tsx';
import { useText } from '../texts/language.tsx';

/** What the office offers, and for which reasons something goes back. */
export interface Services {
  readonly nameOf: (code: string) => string;
  readonly offered: (code: string) => OfferedService | undefined;
  readonly reasons: OfferedServices['reasons'];
}

/** Milliseconds until a catalogue that did not come is asked for again. */
const AGAIN = 5_000;

export function useServices(office: string): Services {
  const { session } = useDesk();
  const { say } = useText();
  const [known, setKnown] = useState<OfferedServices>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const read = async () => {
      const reply = await readServices(session);
      if (!wanted) return;
      if (reply.kind === 'answer') setKnown(reply.body);
      else timer = setTimeout(() => void read(), AGAIN);
    };
    void read();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [session]);
  const offered = (code: string) =>
    known?.offices.find(({ id }) => id === office)?.services.find((one) => one.code === code);
  return {
    offered,
    nameOf: (code) => {
      const name = offered(code)?.name;
      return name === undefined ? code : say(name);
    },
    reasons: known?.reasons ?? { objections: [], grounds: [] },
  };
}
