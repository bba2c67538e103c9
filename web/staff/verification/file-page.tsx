import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { OpenedFile, TakenStep, WantedStep } from '#services/documents/contract.ts';
import type { Purpose, RequestPlace } from '../api/requests.ts';
import { offers, useDesk } from '../desk.tsx';
import { useTitle } from '../frame.tsx';
import { KeyCap, KeysSwitch } from '../keys/keys-switch.tsx';
import { keysAreOff, useKeys } from '../keys/use-keys.ts';
import { useText } from '../texts/language.tsx';
import { Ask } from './ask/ask.tsx';
import { AskAssign } from './ask/assign.tsx';
import { AskReason } from './ask/reason.tsx';
import { AskResult } from './ask/result.tsx';
import {
  commandOf,
  type OfferedStep,
  offeredSteps,
  staysOpen,
  stepKeys,
  type ViewCommand,
  viewKeys,
} from './commands.ts';
import { type Field, fieldsOf, nextField } from './copy-fields.ts';
import { FileHead } from './file-head.tsx';
import { FormAside } from './form-aside.tsx';
import { Legend } from './legend.tsx';
import { LooksOf } from './looks.tsx';
import { type Marks, objectionsOf, statedAs } from './marks.ts';
import { Papers, type Place, sheetsOf, useLeaves } from './papers.tsx';
import { History, Standing } from './standing.tsx';
import { useVerificationText } from './texts.ts';
import { type AtFile, useFile } from './use-file.ts';
import type { Services } from './use-services.ts';
import { closer, farther, type Sight, turn, whole } from './viewer/viewer.tsx';

interface Props {
  readonly place: RequestPlace;
  readonly purpose: Purpose;
  readonly claims: boolean;
  readonly services: Services;
  /** Back to the pile; what was done, if anything. */
  readonly onClose: (said: string | undefined) => void;
}

/** A file of the pile: opened, looked through, decided. */
export function FilePage({ place, purpose, claims, services, onClose }: Props) {
  const v = useVerificationText();
  const { say } = useText();
  const [said, setSaid] = useState<string>();
  const onTaken = (step: WantedStep['step'], { may }: TakenStep) => {
    if (staysOpen(step, may)) setSaid(v.done[step]);
    else onClose(v.done[step]);
  };
  const at = useFile(place, { purpose, claims, onTaken });
  const name = at.file === undefined ? v.title : say(at.file.name);
  useTitle(name);
  const { file, closed } = at;
  if (file === undefined) {
    return (
      <div class="verification stack">
        <h1>{v.title}</h1>
        <div role="status">
          {closed === undefined ? (
            <p>{v.opening}</p>
          ) : (
            <p class="notice notice-warning">{closed === 'silence' ? v.stale : say(closed.text)}</p>
          )}
        </div>
        <div class="actions">
          {closed !== undefined && (
            <button type="button" class="button" onClick={at.reopen}>
              {v.tryAgain}
            </button>
          )}
          <button type="button" class="button button-quiet" onClick={() => onClose(undefined)}>
            {v.back}
          </button>
        </div>
      </div>
    );
  }
  return (
    <Opened
      at={at}
      file={file}
      place={place}
      services={services}
      said={said}
      onSay={setSaid}
      onClose={() => onClose(undefined)}
    />
  );
}

type Asking =
  | { readonly kind: 'mark'; readonly part: string }
  | { readonly kind: 'return' | 'reject' | 'finish' | 'assign' };

interface OpenedProps {
  readonly at: AtFile;
  readonly file: OpenedFile;
  readonly place: RequestPlace;
  readonly services: Services;
  readonly said: string | undefined;
  readonly onSay: (said: string) => void;
  readonly onClose: () => void;
}

function Opened({ at, file, place, services, said, onSay, onClose }: OpenedProps) {
  const v = useVerificationText();
  const { say } = useText();
  const { person } = useDesk();
  const [off, switchOff] = useState(keysAreOff);
  const [asking, ask] = useState<Asking>();
  const [marks, setMarks] = useState<Marks>({});
  const [view, setView] = useState<Place>({ sheet: 0, page: 0 });
  const [sight, setSight] = useState<Sight>(whole);
  const [copied, setCopied] = useState<string>();
  /** Known at once, for who presses faster than the page draws. */
  const latest = useRef<string | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const sheets = useMemo(() => sheetsOf(file), [file]);
  const leaves = useLeaves(sheets, view.sheet);
  const pages = leaves.get(sheets[view.sheet]?.id ?? '');
  const fields = fieldsOf(file, { ...v, say });
  const marking = file.may.includes('return');
  const marked = Object.keys(marks).filter((part) => partsOf(file).some(({ key }) => key === part));

  const copy = async (field: Field) => {
    latest.current = field.key;
    try {
      await navigator.clipboard.writeText(field.value);
      setCopied(field.key);
      onSay(v.copied(field.label));
    } catch {
      onSay(v.copyFailed);
    }
  };
  const copyNext = () => {
    const next = nextField(fields, latest.current);
    if (next !== undefined) return void copy(next);
    latest.current = undefined;
    setCopied(undefined);
    onSay(v.copyRound);
  };
  const show = (place: Place) => {
    setView(place);
    setSight(whole);
  };
  const turnPage = (by: 1 | -1) => {
    const count = typeof pages === 'object' ? pages.length : 1;
    const page = view.page + by;
    if (page >= 0 && page < count) return show({ ...view, page });
    const sheet = view.sheet + by;
    if (sheets[sheet] === undefined) return;
    const before = leaves.get(sheets[sheet]?.id ?? '');
    show({ sheet, page: by === 1 || typeof before !== 'object' ? 0 : before.length - 1 });
  };
  const doView = (command: ViewCommand) => {
    const part = sheets[view.sheet]?.part;
    if (command === 'next' || command === 'previous') return turnPage(command === 'next' ? 1 : -1);
    if (command === 'copy') return copyNext();
    if (command === 'object') return marking && part !== undefined && ask({ kind: 'mark', part });
    setSight(
      command === 'whole'
        ? whole
        : command === 'turn'
          ? turn(sight)
          : (command === 'closer' ? closer : farther)(sight),
    );
  };
  const doStep = (step: OfferedStep) => {
    if (at.sending) return;
    if (step === 'return' && marked.length === 0) return onSay(v.needsMark);
    if (step === 'return' || step === 'reject' || step === 'finish' || step === 'assign')
      return ask({ kind: step });
    // Who waited for a visit and is made now has come.
    const visited = step === 'process' && file.state === 'AWAITING_VISIT';
    at.take(visited ? { step, visited } : { step });
  };
  useKeys((pressed) => {
    if (asking !== undefined) return false;
    const command = commandOf(pressed, file.may);
    if (command === undefined || (off && command.kind !== 'back')) return false;
    if (command.kind === 'back') onClose();
    else if (command.kind === 'step') doStep(command.step);
    else doView(command.view);
    return true;
  });
  const close = () => ask(undefined);
  const take = (step: Parameters<AtFile['take']>[0]) => {
    close();
    at.take(step);
  };
  const labelOf = (part: string) => {
    const found = partsOf(file).find(({ key }) => key === part);
    return found === undefined ? part : say(found.label);
  };
  const reasonOf = (code: string) => {
    const found = services.reasons.objections.find((one) => one.code === code);
    return found === undefined ? code : say(found.text);
  };
  const possible = offeredSteps.filter((step) => file.may.includes(step));
  const [main, ...rest] = possible;
  const button = (step: OfferedStep, kind: string) => {
    const key = stepKeys[step];
    return (
      <button
        key={step}
        type="button"
        class={kind}
        aria-disabled={at.sending}
        aria-keyshortcuts={off ? undefined : key?.toUpperCase()}
        onClick={() => doStep(step)}
      >
        {v.step[step]} {!off && key !== undefined && <KeyCap of={key.toUpperCase()} />}
      </button>
    );
  };
  return (
    <div class="verification file">
      <FileHead file={file} heading={heading} onClose={onClose} />
      <div class="file-body">
        <Papers
          sheets={sheets}
          at={view}
          pages={pages}
          sight={sight}
          off={off}
          marks={marks}
          marking={marking}
          onShow={(sheet) => show({ sheet, page: 0 })}
          onView={doView}
          onMark={(part) => ask({ kind: 'mark', part })}
          onUnmark={(part) => setMarks(without(marks, part))}
          onReopen={at.reopen}
        />
        <div class="file-side">
          <Standing at={at} file={file} said={said} />
          <section class="steps" aria-label={v.step[main ?? 'claim']}>
            {main === undefined && <p class="notice">{v.nothingToDo}</p>}
            {marked.length > 0 && <p class="notice notice-warning">{v.objections(marked.length)}</p>}
            <div class="controls-others">
              {main !== undefined && button(main, 'button')}
              {rest.map((step) => button(step, 'button button-quiet'))}
            </div>
          </section>
          <div class="copy-next">
            <button
              type="button"
              class="button button-quiet"
              aria-keyshortcuts={off ? undefined : viewKeys.copy.toUpperCase()}
              onClick={copyNext}
            >
              {v.view.copy} {!off && <KeyCap of={viewKeys.copy.toUpperCase()} />}
            </button>
          </div>
          <FormAside
            file={file}
            fields={fields}
            copied={copied}
            onCopy={(field) => void copy(field)}
            marks={marks}
            marking={marking}
            onMark={(part) => ask({ kind: 'mark', part })}
            onUnmark={(part) => setMarks(without(marks, part))}
          />
          <History file={file} />
          {offers(person, 'supervise-requests', place.office) && (
            <LooksOf place={place} version={file.version} />
          )}
          <Legend
            rows={[
              ...offeredSteps.flatMap((step) => {
                const key = stepKeys[step];
                return key === undefined ? [] : [[key.toUpperCase(), v.step[step]] as const];
              }),
              ...viewNames.map((name) => [viewKeys[name].toUpperCase(), v.view[name]] as const),
              ['Esc', v.back] as const,
            ]}
          >
            <KeysSwitch off={off} onSwitch={switchOff}>
              {v.keysOn}
            </KeysSwitch>
          </Legend>
        </div>
      </div>
      {asking?.kind === 'mark' && (
        <AskReason
          title={v.ask.objection(labelOf(asking.part))}
          label={v.ask.reason}
          yes={v.ask.mark}
          reasons={services.reasons.objections}
          onClose={close}
          onYes={(mark) => {
            setMarks({ ...marks, [asking.part]: mark });
            close();
          }}
        />
      )}
      {asking?.kind === 'return' && (
        <Ask
          title={v.ask.returnTitle(marked.length)}
          hint={v.ask.returnHint}
          yes={v.ask.returnYes}
          error={undefined}
          onClose={close}
          onYes={() =>
            take({
              step: 'return',
              objections: objectionsOf(
                Object.fromEntries(Object.entries(marks).filter(([part]) => marked.includes(part))),
              ),
            })
          }
        >
          <ul class="dots">
            {marked.map((part) => (
              <li key={part}>
                <b>{labelOf(part)}</b>: {reasonOf(marks[part]?.reason ?? '')}. {marks[part]?.note}
              </li>
            ))}
          </ul>
        </Ask>
      )}
      {asking?.kind === 'reject' && (
        <AskReason
          title={v.ask.rejectTitle}
          hint={v.ask.rejectHint}
          label={v.ask.ground}
          yes={v.ask.rejectYes}
          danger
          reasons={services.reasons.grounds}
          onClose={close}
          onYes={(mark) => take({ step: 'reject', ground: statedAs(mark) })}
        />
      )}
      {asking?.kind === 'finish' && (
        <AskResult
          letter={services.offered(file.service)?.group === 'sub-district'}
          onClose={close}
          onYes={(result) => take({ step: 'finish', result })}
        />
      )}
      {asking?.kind === 'assign' && (
        <AskAssign office={place.office} onClose={close} onYes={(to) => take({ step: 'assign', to })} />
      )}
    </div>
  );
}

const viewNames = Object.keys(viewKeys).filter((name): name is ViewCommand => name in viewKeys);

const partsOf = ({ papers, form }: OpenedFile) => [...papers, ...form];

const without = (marks: Marks, part: string): Marks =>
  Object.fromEntries(Object.entries(marks).filter(([key]) => key !== part));
