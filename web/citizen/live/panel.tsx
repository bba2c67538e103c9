import city from 'balai:city';
import type { ComponentChildren } from 'preact';
import type { Board, Place } from '#services/queue/contract.ts';
import { clock } from '../clock.ts';
import { useText } from '../texts/language.tsx';
import { clockTime, timeOfDay } from '../texts/when.ts';
import { useBuzz } from './buzz.ts';
import type { Admission } from './place-api.ts';
import { RatingQuestion } from './rating.tsx';
import { say } from './say.ts';
import { isOver, isStillToCome, newsOf, type Stage } from './stage.ts';
import { useLiveText } from './texts.ts';
import { useOnChange } from './use-on-change.ts';
import { type Followed, usePlace } from './use-place.ts';

interface Props {
  readonly ticket: Admission;
  /** What stands above it, of who knows no more than the office tells. */
  readonly head?: (place: Place) => ComponentChildren;
  /** What stands in its place when the office knows no such ticket. */
  readonly absent?: ComponentChildren;
  /** Where the ticket stands by what the office told; undefined: nothing can be said. */
  readonly stageIn: (told: { place: Place | undefined; board: Board | undefined }) => Stage | undefined;
}

/** Where a ticket stands now; changes by itself, and is read aloud only when something changed. */
export function LivePanel({ ticket, stageIn, head, absent }: Props) {
  const t = useLiveText();
  const { language } = useText();
  const followed = usePlace(ticket, (known) => {
    const stage = stageIn(known);
    return stage !== undefined && isOver(stage);
  });
  const { known, failures } = followed;
  const stage = known && stageIn(known);
  const time = (at: number) => clockTime(language, timeOfDay(at, city.timezone));
  const said = stage && say(t, stage, time);
  const aloud = useOnChange(
    said === undefined ? '' : [said.title, said.more, said.text].filter(Boolean).join('. '),
    `${stage === undefined ? '' : newsOf(stage)} ${language}`,
  );
  const buzz = useBuzz(stage, { title: said?.title ?? '', text: said?.text ?? '' });

  if (followed.absent && absent !== undefined) return <>{absent}</>;
  return (
    <section class={`live stack live-${said?.tone ?? 'calm'} no-print`} aria-labelledby="live">
      <h2 id="live" class="live-heading">
        {t.heading}
      </h2>
      {known?.place && head?.(known.place)}
      {said === undefined ? (
        <p>{failures > 0 ? t.failed : t.waitingFor}</p>
      ) : (
        <>
          <p class="live-title">{said.title}</p>
          {said.more !== '' && <p class="live-more">{said.more}</p>}
          <p>{said.text}</p>
        </>
      )}
      {stage?.name === 'done' && stage.rating !== 'not-yet' && (
        <RatingQuestion ticket={ticket} given={stage.rating === 'given'} />
      )}
      {stage !== undefined && isStillToCome(stage) && buzz.possible && <Buzz {...buzz} />}
      <Age {...followed} over={stage !== undefined && isOver(stage)} time={time} />
      <p class="out-of-sight" role="status">
        {aloud}
      </p>
    </section>
  );
}

function Buzz({ on, allow }: Pick<ReturnType<typeof useBuzz>, 'on' | 'allow'>) {
  const t = useLiveText();
  return on ? (
    <p class="hint">{t.buzzOn}</p>
  ) : (
    <button type="button" class="button button-quiet" onClick={allow}>
      {t.buzz}
    </button>
  );
}

/** How old it is what stands there. */
function Age({
  known,
  failures,
  over,
  time,
}: Pick<Followed, 'known' | 'failures'> & { readonly over: boolean; readonly time: (at: number) => string }) {
  const t = useLiveText();
  if (known === undefined || over) return null;
  // Until somebody answers, what was kept from before is all there is.
  const old = failures > 0 || clock.now() - known.at > 10 * 60_000;
  return (
    <p class={old ? 'live-age live-old' : 'live-age'}>
      {old ? t.stale(time(known.at)) : t.updated(time(known.at))}
    </p>
  );
}
