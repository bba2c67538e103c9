import { useEffect, useState } from 'preact/hooks';
import type { Offices, Requirement } from '#services/queue/contract.ts';
import { listOffices } from '../api/floor.ts';
import { useDesk } from '../desk.tsx';
import { useText } from '../texts/language.tsx';
import { useCounterText } from './texts.ts';

/** What people were told to bring, by office and service; empty until it is known. */
function useOffices(): Offices['offices'] {
  const { session } = useDesk();
  const [offices, setOffices] = useState<Offices['offices']>([]);
  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async () => {
      const reply = await listOffices(session);
      if (!wanted) return;
      if (reply.kind === 'answer') setOffices(reply.body.offices);
      else timer = setTimeout(() => void load(), 10_000);
    };
    void load();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [session]);
  return offices;
}

/** What somebody brings to a service, in each of its cases. */
export function Bring({ office, service }: { office: string; service: string }) {
  const c = useCounterText();
  const offered = useOffices().find(({ id }) => id === office);
  const requirements = offered?.services.find(({ id }) => id === service)?.requirements ?? [];
  if (requirements.length === 0) return null;
  return (
    <section class="bring" aria-labelledby="bring">
      <h2 id="bring">{c.bring}</h2>
      {requirements.map((requirement) => (
        <Case key={requirement.code} requirement={requirement} open={requirements.length === 1} />
      ))}
    </section>
  );
}

function Case({ requirement, open }: { requirement: Requirement; open: boolean }) {
  const c = useCounterText();
  const { say } = useText();
  const when = (id?: string, en?: string) => (id === undefined ? '' : ` (${say({ id, en: en ?? id })})`);
  return (
    <details class="more" open={open}>
      <summary>{say({ id: requirement.name, en: requirement.nameEn })}</summary>
      <ul class="dots">
        {requirement.bring.map((piece) => (
          <li key={piece.key}>
            {say({ id: piece.label, en: piece.labelEn })}
            {when(piece.when, piece.whenEn)}
            {piece.optional && `, ${c.bringOptional}`}
          </li>
        ))}
        {requirement.forms.map((form) => (
          <li key={form.code}>
            {c.forms} {form.code}: {say({ id: form.name, en: form.nameEn })}
            {when(form.when, form.whenEn)}
          </li>
        ))}
      </ul>
    </details>
  );
}
