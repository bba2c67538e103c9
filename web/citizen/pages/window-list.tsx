import type { Availability } from '#services/queue/contract.ts';
import { Onward } from '../../ui/icons.tsx';
import { Meter } from '../../ui/meter.tsx';
import { clock } from '../clock.ts';
import { useText } from '../texts/language.tsx';
import { span } from '../texts/when.ts';

type Window = Availability['windows'][number];

interface Props {
  readonly windows: readonly Window[];
  readonly hrefOf: (start: string) => string;
  /** The window that is held already: shown, not offered. */
  readonly except?: string;
}

/** A day of more windows than this is shown from now on: nobody scrolls past a night to reach the evening. */
const MANY = 12;

/** The windows of a day, morning and afternoon apart. */
export function WindowList({ windows: all, hrefOf, except }: Props) {
  const { t } = useText();
  const windows = all.length > MANY ? all.filter(({ till }) => clock.now() < till) : all;
  const parts = [
    { name: t.window.morning, windows: windows.filter(({ start }) => start < '12:00') },
    { name: t.window.afternoon, windows: windows.filter(({ start }) => start >= '12:00') },
  ].filter((part) => part.windows.length > 0);
  return (
    <>
      {parts.map(({ name, windows: some }) => (
        <section key={name} class="stack">
          <h2>{name}</h2>
          <ul class="cards">
            {some.map((one) => (
              <li key={one.start}>
                {isChoosable(one) && one.start !== except ? (
                  <a class="card" href={hrefOf(one.start)}>
                    <WindowName window={one} />
                    <Onward />
                  </a>
                ) : (
                  <div class="card card-off">
                    <WindowName window={one} />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

export const isChoosable = ({ state }: Window): boolean => state === 'open' || state === 'not-yet';

/** How full: half and a fifth of the places left are where it gets tight. */
const levelOf = ({ remaining, capacity }: Window): 'low' | 'medium' | 'high' =>
  remaining * 2 > capacity ? 'low' : remaining * 5 > capacity ? 'medium' : 'high';

function WindowName({ window }: { window: Window }) {
  const { t, language } = useText();
  const { start, end, state, remaining, till } = window;
  const open = isChoosable(window);
  const words = open
    ? t.window.places(remaining)
    : state === 'full'
      ? t.window.full
      : clock.now() >= till
        ? t.window.over
        : t.window.closed;
  return (
    <span class="card-body">
      <span class="card-title card-time">{span(language, start, end)}</span>
      <span class="card-note card-level">
        {open && <Meter level={levelOf(window)} />}
        {words}
      </span>
    </span>
  );
}
