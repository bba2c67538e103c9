import city from 'balai:city';
import type { Board } from '#services/queue/contract.ts';
import { InBoth } from '../in-both.tsx';
import { texts } from '../texts.ts';
import { turn } from '../use-screen.ts';
import { spanOf } from '../wait-span.ts';

/** Services that fit below each other; more take turns. */
const FITS = 6;

/** How many wait for each service, about how long, and who is next. */
export function Line({
  office,
  services,
  seconds,
}: {
  office: string;
  services: Board['services'];
  seconds: number;
}) {
  const known = city.offices.find(({ id }) => id === office)?.services ?? [];
  return (
    <section class="line" aria-labelledby="line-title">
      <h2 id="line-title" class="out-of-sight">
        {texts.service.id}
      </h2>
      <ul class="line-list">
        {turn(services, FITS, 12, seconds).map(({ id, waiting, wait, next }) => {
          const service = known.find((one) => one.id === id);
          return (
            <li key={id} class="line-service">
              <p class="line-name">
                <span class="line-letter" aria-hidden="true">
                  {service?.letter}
                </span>
                <span class="line-title">{service?.name.id ?? id}</span>
              </p>
              <p class="line-count">
                <span class="line-label">
                  <InBoth text={texts.waiting} />
                </span>{' '}
                <b>{waiting}</b>
              </p>
              <p class="line-wait">
                <span class="line-label">
                  <InBoth text={wait === null ? texts.noCounter : texts.wait} />
                </span>{' '}
                {wait !== null && (
                  <b>
                    {spanOf(wait)} <small>{texts.minutes.id}</small>
                  </b>
                )}
              </p>
              {next.length > 0 && (
                <p class="line-next">
                  <span class="line-label">{texts.next.id}</span> {next.slice(0, 3).join('  ')}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
