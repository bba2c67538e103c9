import city from 'balai:city';
import { useEffect, useState } from 'preact/hooks';
import type { DrawLog } from '#services/queue/contract.ts';
import { type DrawDoubt, doubtsOf } from '#services/queue/domain/draw.ts';
import { Field } from '../../ui/field.tsx';
import { answersOf } from '../api/use-answer.ts';
import { Page } from '../page.tsx';
import { NotFound } from '../pages/not-found.tsx';
import { address, isDate, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { clockTime, dayAndMonth, moment } from '../texts/when.ts';
import { useKey } from '../tickets/use-key.ts';
import { Trouble } from '../trouble.tsx';
import { readLog } from './read-log.ts';
import { useWishText } from './texts.ts';

const useLog = answersOf(readLog);

/** The public log of a draw, worked out again on this phone. */
export function DrawPage({ params }: { params: { office: string; service: string; date: string } }) {
  const { say, language } = useText();
  const { log: words, wish } = useWishText();
  const place = placeOf(params.office, params.service);
  const log = useLog(params.office, params.service, params.date);
  if (place === undefined || !isDate(params.date)) return <NotFound />;
  const { body, trouble } = log;
  const none = typeof trouble === 'object' && trouble.code === 'not-found';
  const when = (at: number) => moment(language, at, city.timezone);
  return (
    <Page
      title={none ? words.none : words.title}
      caption={`${say(place.service.name)} · ${dayAndMonth(language, params.date)}`}
      back={address.windows(place, params.date)}
    >
      {none ? (
        <p class="actions">
          <a class="button" href={address.days(place)}>
            {wish.other}
          </a>
        </p>
      ) : (
        <Trouble answer={log} />
      )}
      {body !== undefined && (body.drawnAt === null || body.seed === null || body.hash === null) && (
        <>
          <div class="notice">
            <h2>{words.before}</h2>
            <p>{words.beforeText(when(body.collectsFrom), when(body.drawsAt))}</p>
          </div>
          <p>{words.sealed}</p>
          <Figure name={words.commitment} value={body.commitment} />
        </>
      )}
      {body?.drawnAt && body.seed !== null && body.hash !== null && body.seats !== null && (
        <>
          <p>{words.after(body.count ?? body.entries.length, when(body.drawnAt))}</p>
          <Verdict log={{ ...body, seed: body.seed, hash: body.hash, seats: body.seats }} />
          <Own entries={body.entries} />
          <Everybody entries={body.entries} />
          <details class="more">
            <summary>{words.self}</summary>
            <div class="stack">
              <p>{words.selfText}</p>
              <Figure name={words.commitment} value={body.commitment} />
              <Figure name={words.seed} value={body.seed} />
              <Figure name={words.hash} value={body.hash} />
            </div>
          </details>
        </>
      )}
    </Page>
  );
}

const parts = ['seed', 'entries', 'order', 'windows'] as const satisfies readonly DrawDoubt[];

/** Whether the draw is as it says, in one sentence and then one for each part of it. */
function Verdict({ log }: { log: Parameters<typeof doubtsOf>[0] }) {
  const { log: words } = useWishText();
  const [doubts, setDoubts] = useState<readonly DrawDoubt[] | 'unable'>();
  useEffect(() => {
    let shown = true;
    doubtsOf(log).then(
      (found) => shown && setDoubts(found),
      () => shown && setDoubts('unable'),
    );
    return () => {
      shown = false;
    };
  }, [log.seed, log.hash, log.commitment, log.entries]);
  if (doubts === undefined || doubts === 'unable') {
    return (
      <p class={doubts === undefined ? 'notice' : 'notice notice-warning'} role="status">
        {doubts === undefined ? words.checking : words.unable}
      </p>
    );
  }
  const agrees = doubts.length === 0;
  return (
    <section class={agrees ? 'notice notice-success' : 'notice notice-danger'} role="status">
      <h2>{agrees ? words.agrees : words.doubts}</h2>
      <ul class="dots">
        {parts.map((part) => (
          <li key={part}>
            {doubts.includes(part) ? <strong>{words.broken[part]}</strong> : words.held[part]}
          </li>
        ))}
      </ul>
      {!agrees && <p>{words.doubtsText}</p>}
    </section>
  );
}

type Entries = DrawLog['entries'];

/** The reader's own code, from the address or typed, and what became of it. */
function Own({ entries }: { entries: Entries }) {
  const { t, language } = useText();
  const { log: words } = useWishText();
  const linked = useKey();
  const [typed, setTyped] = useState<string>();
  const code = (typed ?? linked).trim();
  const place = entries.findIndex(({ entry }) => entry === code);
  const own = entries[place];
  return (
    <div class="stack">
      <Field
        id="code"
        label={words.code}
        hint={words.codeHint}
        errorWord={t.error}
        error={undefined}
        value={typed ?? linked}
        onValue={setTyped}
        input={{ autoComplete: 'off', autoCapitalize: 'none', spellcheck: false, maxLength: 11 }}
      />
      <div role="status">
        {own !== undefined && (
          <p class="notice">
            <strong>{words.yours(place + 1, entries.length)}</strong>
            <br />
            {own.window === null ? words.nothing : words.got(clockTime(language, own.window))}
          </p>
        )}
        {own === undefined && code.length === 11 && <p class="notice">{words.unknown}</p>}
      </div>
    </div>
  );
}

function Everybody({ entries }: { entries: Entries }) {
  const { language } = useText();
  const { log: words } = useWishText();
  const [open, setOpen] = useState(false);
  return (
    <details class="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.all}</summary>
      {open && (
        <table class="drawn">
          <thead>
            <tr>
              <th scope="col">{words.place}</th>
              <th scope="col">{words.entry}</th>
              <th scope="col">{words.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ entry, window }, place) => (
              <tr key={entry}>
                <td>{place + 1}</td>
                <td>{entry}</td>
                <td>{window === null ? words.waits : clockTime(language, window)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

const Figure = ({ name, value }: { name: string; value: string }) => (
  <p>
    {name}
    <br />
    <code class="figure">{value}</code>
  </p>
);
