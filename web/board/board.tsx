import city from 'balai:city';
import { useEffect } from 'preact/hooks';
import type { Board as State } from '#services/queue/contract.ts';
import type { Text } from '#shared/region/schema.ts';
import './board.css';
import { InBoth } from './in-both.tsx';
import { officeDate, officeTime } from './office-time.ts';
import { Calling, Counters, LastCalls } from './panels/calling.tsx';
import { Foot } from './panels/foot.tsx';
import { Header } from './panels/header.tsx';
import { Line } from './panels/line.tsx';
import { texts } from './texts.ts';
import { useAnnouncements } from './use-announcements.ts';
import { clock, type Followed, useBoard } from './use-board.ts';
import { useScreen, useSeconds } from './use-screen.ts';

/** Milliseconds without an answer after which the board says so; a slow answer is no reason yet. */
const SAY_SO = 5_000;
/** Milliseconds after which what it shows would mislead. */
const HIDE = 5 * 60_000;

/** The board of an office's hall. Needs nobody: it follows the service, speaks, and comes back by itself. */
export function Board({ office }: { office: string }) {
  const place = city.offices.find(({ id }) => id === office);
  return place === undefined ? <Unknown /> : <Hall office={office} title={place.name} />;
}

function Hall({ office, title }: { office: string; title: Text }) {
  const seconds = useSeconds();
  const { shown, sound, unlock, hear } = useAnnouncements();
  const followed = useBoard(office, hear);
  useScreen();
  useEffect(() => {
    document.title = `${texts.title.id} – ${title.id}`;
  }, [title]);

  const { board, contact, heardAt } = followed;
  const silentFor = contact === 'silence' ? clock.now() - heardAt : 0;
  return (
    <main class="board" lang="id">
      <h1 class="out-of-sight">{texts.title.id}</h1>
      <Header office={title.id} />
      <div role="alert" class="board-trouble">
        {board !== undefined && silentFor > SAY_SO && <Lost heardAt={heardAt} />}
      </div>
      <Middle {...followed} office={office} seconds={seconds} silentFor={silentFor} shown={shown} />
      <Foot notices={board?.notices ?? []} seconds={seconds} sound={sound} onUnlock={unlock} />
    </main>
  );
}

function Lost({ heardAt }: { heardAt: number }) {
  const { time, zone } = officeTime(heardAt, city.timezone);
  return (
    <p class="lost">
      <InBoth text={texts.lost} />
      <span class="lost-since">
        {texts.lostText.id} {time} {zone}
      </span>
    </p>
  );
}

interface MiddleProps extends Followed {
  readonly office: string;
  readonly seconds: number;
  readonly silentFor: number;
  readonly shown: State['calling'][number] | undefined;
}

function Middle({ board, contact, office, seconds, silentFor, shown }: MiddleProps) {
  if (contact === 'unknown-office') return <Large title={texts.unknown} />;
  if (board === undefined) {
    return contact === 'silence' ? (
      <Large title={texts.lost} text={texts.listen} />
    ) : (
      <Large title={texts.starting} />
    );
  }
  if (silentFor > HIDE) return <Large title={texts.lost} text={texts.listen} />;
  // Overnight without an answer, or in the minute after midnight: yesterday's numbers are nobody's.
  const isToday = board.date === officeDate(clock.now(), city.timezone);
  if (board.day === 'before' || !isToday) return <Large title={texts.before} text={texts.beforeText} />;
  if (board.day === 'over') return <Large title={texts.over} text={texts.overText} />;
  const call = shown ?? board.last[0] ?? board.calling.toSorted((one, other) => other.at - one.at)[0];
  return (
    <div class={silentFor > SAY_SO ? 'board-middle board-stale' : 'board-middle'}>
      <div class="board-calls">
        <Calling call={call} />
        <Counters calling={board.calling} shown={call} />
        <LastCalls last={board.last} shown={call} />
      </div>
      <Line office={office} services={board.services} seconds={seconds} />
    </div>
  );
}

function Large({ title, text }: { title: Text; text?: Text }) {
  return (
    <div class="large" role="status">
      <p class="large-title">
        <InBoth text={title} />
      </p>
      {text !== undefined && (
        <p class="large-text">
          <InBoth text={text} />
        </p>
      )}
    </div>
  );
}

function Unknown() {
  useScreen();
  useEffect(() => {
    document.title = texts.unknown.id;
  }, []);
  return (
    <main class="board large" lang="id">
      <h1 class="large-title">
        <InBoth text={texts.unknown} />
      </h1>
      <p class="large-text">
        <InBoth text={texts.unknownText} />
      </p>
      <ul class="large-links">
        {city.offices.map(({ id, name }) => (
          <li key={id}>
            <a href={`/papan/${id}`}>{name.id}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
