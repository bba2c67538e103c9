import city from 'balai:city';
import { useEffect, useState } from 'preact/hooks';
import type { Looks } from '#services/documents/contract.ts';
import { listLooks, type RequestPlace } from '../api/requests.ts';
import { useDesk } from '../desk.tsx';
import { Table } from '../plots/table.tsx';
import { useText } from '../texts/language.tsx';
import { instantWords } from '../words/instant.ts';
import { codeOf, useVerificationText } from './texts.ts';

const purposes = ['verifying', 'pre-check', 'serving', 'complaint', 'other'] as const;

/** Who opened a file, when and why, for the supervisor. */
export function LooksOf({ place, version }: { place: RequestPlace; version: number }) {
  const v = useVerificationText();
  const { language } = useText();
  const { session } = useDesk();
  const [looks, setLooks] = useState<Looks>();
  useEffect(() => {
    void listLooks(session, place).then((reply) => reply.kind === 'answer' && setLooks(reply.body.looks));
  }, [session, place.office, place.request, version]);
  if (looks === undefined) return null;
  const whyOf = (why: string, words: string | null) => {
    const known = purposes.find((one) => one === why);
    return [known === undefined ? why : v.purpose[known], words].filter(Boolean).join(': ');
  };
  return (
    <Table
      title={v.looks}
      head={v.looksHead}
      rows={looks.map(({ at, actor, why, words }) => [
        instantWords(language, at, city.timezone),
        v.account(codeOf(actor)),
        whyOf(why, words),
      ])}
    />
  );
}
