import city from 'balai:city';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { ListedView } from '#services/documents/contract.ts';
import { Select } from '../../desk/select.tsx';
import { usePolling } from '../api/polling.ts';
import { type Purpose, readWorklist } from '../api/requests.ts';
import { offers, useDesk } from '../desk.tsx';
import { useTitle } from '../frame.tsx';
import { KeysSwitch } from '../keys/keys-switch.tsx';
import { heldLetterOf, keysAreOff, useKeys } from '../keys/use-keys.ts';
import { useText } from '../texts/language.tsx';
import { dueWords } from '../words/due.ts';
import { instantWords } from '../words/instant.ts';
import type { Chosen } from './chosen.ts';
import { Legend } from './legend.tsx';
import { isHeld, type Listed, readTab, type Tab, tabs } from './tabs.ts';
import { codeOf, useVerificationText } from './texts.ts';
import type { Services } from './use-services.ts';

/** Milliseconds between looks at a pile. */
const EVERY = 15_000;

interface Props {
  readonly office: string;
  readonly chosen: Chosen;
  readonly choose: (change: Partial<Chosen>) => void;
  readonly services: Services;
}

/** The piles of an office: one is in view, refreshed while it is seen, walked through with keys. */
export function Worklist({ office, chosen, choose, services }: Props) {
  const v = useVerificationText();
  const { t, say } = useText();
  const { session, person } = useDesk();
  const { route } = useLocation();
  useTitle(v.title);
  const { tab, from, purpose } = chosen;
  const { body, trouble } = usePolling(
    `worklist ${office} ${tab} ${from ?? ''}`,
    () => readTab((wanted) => readWorklist(session, office, wanted), tab, from),
    EVERY,
  );
  const supervises = offers(person, 'supervise-requests', office);
  const verifies = person.groups.includes(`${office}/verifier`);
  const [counts, setCounts] = useState<Partial<Record<Tab, string>>>({});
  useEffect(() => {
    if (body !== undefined && from === undefined) {
      setCounts((before) => ({ ...before, [tab]: v.count(body.requests.length, body.next !== null) }));
    }
  }, [body, tab, from]);
  const [off, switchOff] = useState(keysAreOff);

  const list = useRef<HTMLOListElement>(null);
  const rows = () => [...(list.current?.querySelectorAll('a') ?? [])];
  const step = (by: number) => {
    const all = rows();
    const at = all.findIndex((row) => row.matches(':focus'));
    all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
  };
  // Where the last file stood the next one stands now.
  const returned = useRef(chosen.at);
  useEffect(() => {
    const { current } = returned;
    if (current === undefined || body === undefined) return;
    returned.current = undefined;
    const all = rows();
    (
      all.find((row) => row.dataset['id'] === current.id) ?? all[Math.min(current.index, all.length - 1)]
    )?.focus();
  }, [body]);
  const openTab = (next: Tab) => choose({ tab: next, from: undefined, at: undefined, said: undefined });
  const next = body?.next ?? undefined;
  useKeys((pressed) => {
    const letter = heldLetterOf(pressed);
    if (letter === 'arrowdown' || (letter === 'j' && !off)) step(1);
    else if (letter === 'arrowup' || (letter === 'k' && !off)) step(-1);
    else if (off || pressed.repeat) return false;
    else if (letter === 'n' && next !== undefined) choose({ from: next, at: undefined });
    else {
      const chosenTab = /^[1-9]$/.test(letter ?? '') ? tabs[Number(letter) - 1] : undefined;
      if (chosenTab === undefined) return false;
      openTab(chosenTab);
    }
    return true;
  });

  const hall = city.offices.find(({ id }) => id === office);
  return (
    <div class="verification stack">
      <div class="work-head">
        <h1>{v.title}</h1>
        <p class="caption">{hall && say(hall.name)}</p>
        {supervises && (
          <a class="lone-link" href={`/berkas/${office}`}>
            {v.supervise}
          </a>
        )}
      </div>
      <div role="status">
        {chosen.said !== undefined && <p class="notice notice-success">{chosen.said}</p>}
        {trouble !== 'none' && (
          <p class="notice notice-warning">{trouble === 'silence' ? v.stale : say(trouble.text)}</p>
        )}
      </div>
      <nav aria-label={v.tabs.title}>
        <ul class="tabs">
          {tabs.map((one, index) => (
            <li key={one}>
              <button
                type="button"
                class="tab"
                aria-current={one === tab}
                aria-keyshortcuts={off ? undefined : `${index + 1}`}
                onClick={() => openTab(one)}
              >
                {v.tabs[one]} {counts[one] !== undefined && <span class="count">{counts[one]}</span>}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <PurposeOf purpose={purpose} onPurpose={(wanted) => choose({ purpose: wanted })} />
      {body === undefined && trouble === 'none' && <p>{t.starting}</p>}
      {body !== undefined && body.requests.length === 0 && <p class="notice">{v.none}</p>}
      {body !== undefined && body.requests.length > 0 && (
        <ol class="pile" ref={list} aria-label={v.tabs[tab]}>
          {body.requests.map((one, index) => (
            <Row
              key={one.id}
              office={office}
              one={one}
              body={body}
              services={services}
              onOpen={(event) => {
                event.preventDefault();
                const free = tab === 'waiting' && !isHeld(one, body.now);
                choose({
                  at: { id: one.id, index },
                  said: undefined,
                  claims: verifies && free && purpose.why === 'verifying',
                });
                route(`/verifikasi/${office}/${one.id}`);
              }}
            />
          ))}
        </ol>
      )}
      <div class="actions">
        {next !== undefined && (
          <button
            type="button"
            class="button button-quiet"
            onClick={() => choose({ from: next, at: undefined })}
          >
            {v.next}
          </button>
        )}
        {from !== undefined && (
          <button
            type="button"
            class="button-link"
            onClick={() => choose({ from: undefined, at: undefined })}
          >
            {v.first}
          </button>
        )}
      </div>
      <Legend rows={v.listLegend}>
        {verifies && <p class="caption">{v.opensAndClaims}</p>}
        <KeysSwitch off={off} onSwitch={switchOff}>
          {v.keysOn}
        </KeysSwitch>
        <p class="caption">
          {v.myCode}: <code>{person.id}</code> ({codeOf(person.id)})
        </p>
      </Legend>
    </div>
  );
}

const purposes = ['verifying', 'pre-check', 'serving', 'complaint', 'other'] as const;

/** Why files are opened: chosen once, and good for every file until it is chosen again. */
function PurposeOf({ purpose, onPurpose }: { purpose: Purpose; onPurpose: (purpose: Purpose) => void }) {
  const v = useVerificationText();
  return (
    <div class="purpose">
      <Select
        id="purpose"
        label={v.purpose.label}
        choose={v.purpose.verifying}
        value={purpose.why === 'verifying' ? '' : purpose.why}
        error={undefined}
        options={purposes
          .filter((why) => why !== 'verifying')
          .map((why) => ({ value: why, text: v.purpose[why] }))}
        onValue={(value) => {
          const why = purposes.find((one) => one === value) ?? 'verifying';
          onPurpose(why === 'other' ? { why, words: '' } : { why });
        }}
      />
      {purpose.why === 'other' && (
        <div class="field">
          <label for="purpose-words">{v.purpose.words}</label>
          <input
            class="input"
            id="purpose-words"
            maxLength={300}
            value={purpose.words ?? ''}
            onInput={({ currentTarget: { value } }) => onPurpose({ why: 'other', words: value })}
          />
        </div>
      )}
      <p class="caption">{v.purpose.hint}</p>
    </div>
  );
}

interface RowProps {
  readonly office: string;
  readonly one: ListedView;
  readonly body: Listed;
  readonly services: Services;
  readonly onOpen: (event: MouseEvent) => void;
}

function Row({ office, one, body: { now, officer }, services, onOpen }: RowProps) {
  const v = useVerificationText();
  const { language } = useText();
  const timeZone = city.timezone;
  const late = one.due !== null && one.due < now;
  return (
    <li>
      <a
        class={late ? 'request request-late' : 'request'}
        href={`/verifikasi/${office}/${one.id}`}
        data-id={one.id}
        onClick={onOpen}
      >
        <span class="request-name">{services.nameOf(one.service)}</span>
        <span class="request-due">
          {one.due !== null && dueWords(language, { due: one.due, now, timeZone })}
          {one.due === null &&
            one.turnedAt !== null &&
            v.turned(instantWords(language, one.turnedAt, timeZone))}
        </span>
        <span class="tags">
          {one.priority && <span class="tag tag-priority">{v.priority}</span>}
          <span class="tag">{v.state[one.state]}</span>
          {one.returns > 0 && <span class="tag">{v.returnedTimes(one.returns)}</span>}
          {one.missed && !late && <span class="tag">{v.missed}</span>}
          {isHeld(one, now) && (
            <span class="tag">{one.claim?.by === officer ? v.heldByMe : v.heldByOther}</span>
          )}
        </span>
      </a>
    </li>
  );
}
