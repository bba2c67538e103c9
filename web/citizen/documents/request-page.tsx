import city from 'balai:city';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { CheckIcon } from '../../ui/icons.tsx';
import type { Reply } from '../api/reply.ts';
import { answersOf } from '../api/use-answer.ts';
import { useFresh } from '../api/use-fresh.ts';
import { useRequest } from '../booking/use-request.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { Outcome } from '../pages/outcome.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { clockTime, longDate, moment } from '../texts/when.ts';
import { useKey } from '../tickets/use-key.ts';
import { Trouble } from '../trouble.tsx';
import { type OpenedRequest, readOwnLetter, readRequest, receiveDocument, withdrawRequest } from './api.ts';
import { Correction, Reason } from './correction.tsx';
import type { Need } from './needs.ts';
import { OwnRequests } from './own-requests.tsx';
import { Receipt } from './receipt.tsx';
import { forgetRequest, savedRequests, saveRequest } from './saved.ts';
import { SentFiles } from './sent-files.tsx';
import { useDocumentTexts } from './texts.ts';
import { useNeed } from './use-needs.ts';

const useOpened = answersOf(readRequest);

type Request = OpenedRequest['request'];
type State = Request['state'];

/** Milliseconds after which is asked again, while the page is seen: officers need minutes, not seconds. */
const REFRESH = 45_000;
const over: ReadonlySet<State> = new Set(['DELIVERED', 'REJECTED', 'WITHDRAWN', 'EXPIRED']);
const withdrawable: ReadonlySet<State> = new Set([
  'SUBMITTED',
  'CLAIMED',
  'RETURNED',
  'RESUBMITTED',
  'VERIFIED',
  'AWAITING_VISIT',
]);
const paused: ReadonlySet<State> = new Set(['RETURNED', 'AWAITING_VISIT']);
const citizens: ReadonlySet<State> = new Set([...paused, 'READY']);

/** A request: where it stands, whose turn it is, and what can be done; without a key the ones on this phone. */
export function RequestPage() {
  const key = useKey();
  if (key === '') return <OwnRequests />;
  return <Opened key={key} requestKey={key} />;
}

function Opened({ requestKey }: { requestKey: string }) {
  const { say } = useText();
  const d = useDocumentTexts();
  const answer = useOpened(requestKey);
  const { body, trouble } = answer;
  const request = body?.request;
  const { need } = useNeed(request?.office ?? '', request?.service ?? '');
  useFresh(answer.again, request === undefined || over.has(request.state) ? null : REFRESH);
  useEffect(() => {
    if (body !== undefined) saveRequest(body, clock.now());
  }, [body]);
  const gone = typeof trouble === 'object' && trouble.code === 'not-found';
  useEffect(() => {
    if (gone) forgetRequest(requestKey, clock.now());
  }, [gone, requestKey]);
  if (gone) return <OwnRequests gone />;
  if (body === undefined || request === undefined) {
    return (
      <Page title={d.open.title} back={address.requests}>
        <Trouble answer={answer} />
      </Page>
    );
  }
  const words = d.states[request.state];
  return (
    <Page
      title={words.title}
      caption={need === undefined ? request.service : say(need.name)}
      back={address.requests}
      wide
    >
      <p class="out-of-sight" role="status">
        {words.title}
      </p>
      {trouble !== 'none' && <Trouble answer={answer} />}
      <div class="ticket-page">
        <div class="stack-loose no-print">
          {request.state === 'SUBMITTED' && <p class="notice notice-success">{d.request.sent}</p>}
          <Standing request={request} />
          {request.state === 'RETURNED' && (
            <Correction opened={body} service={need?.online} onDone={answer.again} />
          )}
          {request.rejection !== null && <Reason objection={request.rejection} />}
          <Result opened={body} onChanged={answer.again} />
          <Visit request={request} need={need} />
          <Promised promise={request.promise} state={request.state} />
          <Steps steps={request.steps} />
          <Files opened={body} need={need} />
        </div>
        <div class="stack-loose">
          <Receipt opened={body} document={need === undefined ? request.service : say(need.name)} />
          <Kept requestKey={requestKey} />
          {withdrawable.has(request.state) && <Withdraw requestKey={requestKey} onDone={answer.again} />}
          {over.has(request.state) && (
            <p class="no-print">
              <a class="lone-link" href={address.needs}>
                {d.request.again}
              </a>
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}

/** What happens now, and whose turn it is. */
function Standing({ request: { state, expiresAt } }: { request: Request }) {
  const { language } = useText();
  const d = useDocumentTexts();
  const turn = over.has(state) ? 'nobody' : citizens.has(state) ? 'you' : 'office';
  return (
    <div class={`notice standing-${turn}`}>
      <p class="turn">{d.turn[turn]}</p>
      <p>{d.states[state].text}</p>
      {expiresAt !== null && !over.has(state) && (
        <p>{d.request.expires(moment(language, expiresAt, city.timezone))}</p>
      )}
    </div>
  );
}

function Promised({ promise, state }: { promise: Request['promise']; state: State }) {
  const { language } = useText();
  const d = useDocumentTexts();
  const { days, used, due, missed, uncertain } = promise;
  return (
    <section class="stack" aria-labelledby="promise">
      <h2 id="promise">{d.request.promise}</h2>
      {!over.has(state) && due !== null && <p>{d.request.due(moment(language, due, city.timezone))}</p>}
      <p>{d.request.used(used, days)}</p>
      {paused.has(state) && <p>{d.request.paused}</p>}
      {missed && <p class="notice notice-warning">{d.request.missed}</p>}
      <p class="hint">
        {d.request.rule} {uncertain && d.request.uncertain}
      </p>
    </section>
  );
}

function Steps({ steps }: { steps: Request['steps'] }) {
  const { language } = useText();
  const d = useDocumentTexts();
  return (
    <section class="stack" aria-labelledby="steps">
      <h2 id="steps">{d.request.steps}</h2>
      <ol class="timeline">
        {steps.map(({ state, at }, index) => {
          const last = index === steps.length - 1;
          return (
            <li key={`${state} ${at}`} {...(last && { 'aria-current': 'step' as const })}>
              <strong>{d.states[state].name}</strong>
              {last && <span class="out-of-sight"> ({d.request.now})</span>}
              <br />
              <span class="hint">{moment(language, at, city.timezone)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Result({ opened, onChanged }: { opened: OpenedRequest; onChanged: () => void }) {
  const d = useDocumentTexts();
  const { request, key } = opened;
  const { result, state } = request;
  const { state: asking, send } = useRequest<OpenedRequest>(onChanged);
  if (result === null) return null;
  return (
    <section class="stack" aria-labelledby="result">
      <h2 id="result">{d.request.result}</h2>
      {result.kind === 'link' && (
        <>
          <p class="actions">
            <a class="button" href={result.url} target="_blank" rel="noreferrer">
              {d.request.link}
            </a>
          </p>
          {result.pin !== null && <p>{d.request.linkPin(result.pin)}</p>}
        </>
      )}
      {result.kind === 'code' && (
        <p>
          {d.request.resultCode}: <strong class="receipt-code">{result.code}</strong>
        </p>
      )}
      {result.kind === 'collect' && <p>{result.words ?? d.request.collect}</p>}
      {result.kind === 'letter' && <Letter requestKey={key} number={result.number} />}
      {state === 'READY' && (
        <>
          <Outcome state={asking} />
          <button
            type="button"
            class="button button-quiet"
            aria-disabled={asking.kind === 'busy'}
            onClick={() => send(() => receiveDocument(key))}
          >
            {d.request.received}
          </button>
        </>
      )}
    </section>
  );
}

function Letter({ requestKey, number }: { requestKey: string; number: string }) {
  const { say } = useText();
  const d = useDocumentTexts();
  const [reply, setReply] = useState<Reply<{ url: string }> | 'asked'>();
  const ask = async () => {
    setReply('asked');
    setReply(await readOwnLetter(requestKey));
  };
  return (
    <>
      <p>{d.request.letterNumber(number)}</p>
      {typeof reply === 'object' && reply.kind === 'answer' ? (
        <p class="actions">
          <a class="button" href={reply.body.url} target="_blank" rel="noreferrer">
            {d.request.letterOpen}
          </a>
        </p>
      ) : (
        <p class="actions">
          <button type="button" class="button" aria-disabled={reply === 'asked'} onClick={ask}>
            {d.request.letter}
          </button>
        </p>
      )}
      <div role="status">
        {typeof reply === 'object' && reply.kind !== 'answer' && (
          <p class="notice notice-warning">
            {reply.kind === 'problem' ? say(reply.problem.text) : d.request.fileGone}
          </p>
        )}
      </div>
    </>
  );
}

function Visit({ request: { id, visit, state }, need }: { request: Request; need: Need | undefined }) {
  const { say, language } = useText();
  const d = useDocumentTexts();
  if (visit === null || over.has(state)) return null;
  const { booked } = visit;
  const due = visit.kind === 'before' ? state === 'AWAITING_VISIT' : state === 'READY';
  if (booked === null && !due) return null;
  return (
    <section class="stack" aria-labelledby="visit">
      <h2 id="visit">{d.request.visit}</h2>
      {need?.online?.visit && <p>{say(need.online.visit.why)}</p>}
      {booked === null ? (
        need?.counter && (
          <p class="actions">
            <a class="button" href={address.days(need.counter, id)}>
              {d.request.visitBook}
            </a>
          </p>
        )
      ) : (
        <p>
          {d.request.visitBooked(
            booked.ticket,
            [longDate(language, booked.date), booked.window && clockTime(language, booked.window)]
              .filter(Boolean)
              .join(', '),
          )}
        </p>
      )}
    </section>
  );
}

/** What was handed in; pictures are fetched when somebody wants to see them. */
function Files({ opened: { request, key }, need }: { opened: OpenedRequest; need: Need | undefined }) {
  const { say } = useText();
  const d = useDocumentTexts();
  const [wanted, setWanted] = useState(false);
  return (
    <details class="more" onToggle={(event) => setWanted(event.currentTarget.open)}>
      <summary>{d.request.files}</summary>
      <div class="stack">
        {wanted &&
          request.papers.map(({ key: part, files }) => {
            const label = need?.online?.papers.find((paper) => paper.key === part)?.label;
            const name = label === undefined ? part : say(label);
            return (
              <div key={part}>
                <p>{name}</p>
                <SentFiles requestKey={key} files={files} name={name} />
              </div>
            );
          })}
      </div>
    </details>
  );
}

function Kept({ requestKey }: { requestKey: string }) {
  const d = useDocumentTexts();
  const { route } = useLocation();
  const forget = () => {
    forgetRequest(requestKey, clock.now());
    // The key leaves the address, too: whoever goes back does not find it.
    route(address.home, true);
  };
  if (!savedRequests(clock.now()).some(({ key }) => key === requestKey)) return null;
  return (
    <div class="kept no-print">
      <CheckIcon />
      <p>
        {d.request.phone}
        <br />
        <button type="button" class="button-link" onClick={forget}>
          {d.request.forget}
        </button>
      </p>
    </div>
  );
}

function Withdraw({ requestKey, onDone }: { requestKey: string; onDone: () => void }) {
  const d = useDocumentTexts();
  const { state, send } = useRequest<OpenedRequest>(onDone);
  const busy = state.kind === 'busy';
  return (
    <details class="more no-print">
      <summary>{d.request.withdraw}</summary>
      <div class="stack">
        <p>{d.request.withdrawText}</p>
        <Outcome state={state} />
        <button
          type="button"
          class="button button-danger"
          aria-disabled={busy}
          onClick={() => send(() => withdrawRequest(requestKey))}
        >
          {busy ? d.request.withdrawing : d.request.withdrawConfirm}
        </button>
      </div>
    </details>
  );
}
