import city from 'balai:city';
import type { ForeseenClosing } from '#services/queue/contract.ts';
import { useText } from '../texts/language.tsx';
import { useClosingText } from './texts.ts';

/** Who would be affected, by service and time: numbers only. */
export function Foreseen({ office, foreseen }: { office: string; foreseen: ForeseenClosing }) {
  const c = useClosingText();
  const { say } = useText();
  const names = new Map(
    city.offices.find(({ id }) => id === office)?.services.map(({ id, name }) => [id, say(name)]),
  );
  return (
    <section class="notice notice-warning stack">
      <h2>{c.affected(foreseen.affected)}</h2>
      {foreseen.services.map(({ service, windows }) => (
        <div key={service}>
          <h3>{names.get(service) ?? service}</h3>
          <ul class="dots">
            {windows.map(({ start, end, affected }) => (
              <li key={start}>
                {start}–{end}: {affected.length === 0 ? c.nobody : affected.join(', ')}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
