import city from 'balai:city';
import type { Board } from '#services/queue/contract.ts';
import { InBoth } from '../in-both.tsx';
import { texts } from '../texts.ts';
import { turn } from '../use-screen.ts';
import { spanOf } from '../wait-span.ts';

/** Services that fit below each other; more take turns. */
const FITS = 6;

interface Props {
  readonly office: string;
  readonly services: Board['services'];
  readonly seconds: number;
}

/** How many wait for each service, about how long, and who is next. */
export function Line({ office, services, seconds }: Props) {
  const known = city.offices.find(({ id }) => id === office)?.services ?? [];
  return (
    <table class="line">
      <thead>
        <tr>
          <th scope="col" class="line-service second-below">
            <InBoth text={texts.service} />
          </th>
          <th scope="col" class="second-below">
            <InBoth text={texts.waiting} />
          </th>
          <th scope="col" class="second-below">
            <InBoth text={texts.wait} />
          </th>
        </tr>
      </thead>
      <tbody>
        {turn(services, FITS, 12, seconds).map(({ id, waiting, wait, next }) => {
          const service = known.find((one) => one.id === id);
          return (
            <tr key={id}>
              <th scope="row" class="line-service">
                <span class="line-name">
                  <span class="line-letter" aria-hidden="true">
                    {service?.letter}
                  </span>
                  <span class="line-title">{service?.name.id ?? id}</span>
                </span>
                {next.length > 0 && (
                  <span class="line-next">
                    <span class="line-label">{texts.next.id}</span> {next.slice(0, 3).join('  ')}
                  </span>
                )}
              </th>
              <td>{waiting}</td>
              <td>
                {wait === null ? (
                  <span class="line-label line-none second-below">
                    <InBoth text={texts.noCounter} />
                  </span>
                ) : (
                  spanOf(wait)
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
