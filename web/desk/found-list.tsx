import city from 'balai:city';
import { useState } from 'preact/hooks';
import type { FoundBooking, FoundWish } from '#services/queue/contract.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { useSpoken } from './spoken.ts';
import { useWords } from './texts.ts';

interface Props {
  readonly office: string;
  readonly bookings: readonly FoundBooking[];
  readonly wishes: readonly FoundWish[];
  /** When they were found, by the service's clock. */
  readonly now: number;
  readonly onCame: (id: string) => void;
  readonly onEnd: (id: string) => void;
}

/** The bookings and wishes that were found; a live one can be ended, asked twice, and a booking of today checked in. */
export function FoundList({ office, bookings, wishes, now, onCame, onEnd }: Props) {
  const t = useWords();
  const today = localDateAt(now, city.timezone);
  const spoken = useSpoken(office);
  const [asked, ask] = useState<string>();
  return (
    <section class="stack" aria-labelledby="found">
      <h2 id="found">{t.find.found}</h2>
      {bookings.length + wishes.length === 0 && <p>{t.find.none}</p>}
      <ul class="found">
        {bookings.map((one) => (
          <li key={one.id} class="stack">
            <p>
              <b class="found-ticket">{one.ticket}</b>{' '}
              <span class={`state-${one.state}`}>{t.find.states[one.state]}</span>
            </p>
            <p>
              {spoken.service(one.service)}, {spoken.date(one.date)}, {spoken.span(one.window, one.windowEnd)}
            </p>
            <p class="hint">
              {one.phone === null ? t.find.noPhone : `${t.find.phone} ${one.phone}`}
              {one.forOthers && `, ${t.find.byStaff}`}
            </p>
            {one.state === 'BOOKED' && one.date === today && asked !== one.id && (
              <button type="button" class="button" onClick={() => onCame(one.id)}>
                {t.find.came}
              </button>
            )}
            {one.state === 'BOOKED' && asked !== one.id && (
              <button type="button" class="button button-quiet" onClick={() => ask(one.id)}>
                {t.find.end}
              </button>
            )}
            {one.state === 'BOOKED' && asked === one.id && (
              <Sure
                question={t.find.sure(one.ticket)}
                onYes={() => onEnd(one.id)}
                onNo={() => ask(undefined)}
              />
            )}
          </li>
        ))}
        {wishes.map((one) => (
          <li key={one.id} class="stack">
            <p>
              <span class="state-WISHED">{t.find.waits[one.kind]}</span>
            </p>
            <p>
              {spoken.service(one.service)}, {spoken.date(one.date)}
              {one.windows.length > 0 && `, ${one.windows.join(', ')}`}
            </p>
            <p class="hint">{one.phone === null ? t.find.noPhone : `${t.find.phone} ${one.phone}`}</p>
            {asked === one.id ? (
              <Sure question={t.find.sureOfWish} onYes={() => onEnd(one.id)} onNo={() => ask(undefined)} />
            ) : (
              <button type="button" class="button button-quiet" onClick={() => ask(one.id)}>
                {t.find.withdraw}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/pesan/${office}`}>{t.find.rebook}</a>
      </p>
    </section>
  );
}

/** Asks once more before something ends for good. */
function Sure({
  question,
  onYes,
  onNo,
}: {
  readonly question: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const t = useWords();
  return (
    <div class="notice notice-warning">
      <p>{question}</p>
      <div class="row">
        <button type="button" class="button button-danger" onClick={onYes}>
          {t.find.yes}
        </button>
        <button type="button" class="button button-quiet" onClick={onNo}>
          {t.find.no}
        </button>
      </div>
    </div>
  );
}
