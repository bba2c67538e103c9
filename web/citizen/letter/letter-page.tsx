import city from 'balai:city';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { LetterProof } from '#shared/letter-proof/proof.ts';
import { proofInLink } from '#shared/letter-proof/proof.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { useText } from '../texts/language.tsx';
import { localDate, longDate } from '../texts/when.ts';
import { useKey } from '../tickets/use-key.ts';
import { fetchProofs, judge, keptProofs, type Proofs, type Verdict } from './proofs.ts';
import { Scanner } from './scanner.tsx';
import { agoIn, useLetterText } from './texts.ts';

/** Milliseconds that a phone which can check by itself waits for newer keys and lists. */
const PATIENCE = 4_000;
/** From this age on, in milliseconds, a list is called old. */
const OLD = 86_400_000;

/** Whether a letter is genuine, from the QR on its paper: checked on this phone, with or without a network. */
export function LetterPage() {
  const words = useLetterText();
  const scanned = useKey();
  const { checked, again } = useChecked(scanned);
  const onCode = useCallback((code: string) => {
    location.hash = proofInLink(code);
  }, []);
  const another = (
    <details class="more">
      <summary>{words.another}</summary>
      <Scanner onCode={onCode} key={scanned} />
    </details>
  );
  return (
    <Page title={words.title}>
      {scanned === '' ? (
        <>
          <p>{words.lead}</p>
          <Scanner onCode={onCode} />
          <p class="hint">{words.offline}</p>
        </>
      ) : (
        <>
          <div class="stack-loose" role="status">
            {checked === undefined ? (
              <p class="awaited">{words.checking}</p>
            ) : (
              <Judged verdict={checked.verdict} types={checked.types} again={again} />
            )}
          </div>
          {checked !== undefined && another}
        </>
      )}
    </Page>
  );
}

interface Checked {
  readonly verdict: Verdict;
  readonly types: Proofs['types'];
}

/** Checks with the newest that can be had in time; what comes later corrects it. */
function useChecked(scanned: string): { readonly checked: Checked | undefined; readonly again: () => void } {
  const [checked, setChecked] = useState<Checked>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let shown = true;
    setChecked(undefined);
    const show = async (proofs: Proofs | undefined) => {
      const at = clock.now();
      const verdict = await judge(scanned, proofs, { at, today: localDate(at, city.timezone) });
      if (shown) setChecked({ verdict, types: proofs?.types ?? [] });
    };
    const kept = keptProofs();
    const timer = kept && setTimeout(() => void show(kept), PATIENCE);
    fetchProofs()
      .catch(() => undefined)
      .then((fresh) => {
        clearTimeout(timer);
        return show(fresh ?? kept);
      });
    return () => {
      shown = false;
      clearTimeout(timer);
    };
  }, [scanned, round]);
  return { checked, again: () => setRound(round + 1) };
}

/** What is known of the letter, and what that is worth. */
function Judged({ verdict, types, again }: Checked & { readonly again: () => void }) {
  const { say } = useText();
  const words = useLetterText();
  if (verdict.kind === 'unable') {
    return (
      <section class="notice notice-warning">
        <h2>{words.unable}</h2>
        <p>{words.unableText}</p>
        <button type="button" class="button button-quiet" onClick={again}>
          {words.again}
        </button>
      </section>
    );
  }
  if (verdict.kind === 'refused') {
    const [title, text] = words.refused[verdict.code];
    return (
      <>
        <section class="notice notice-danger">
          <h2>{title}</h2>
          <p>{text}</p>
          {verdict.code === 'revoked' && <p>{words.reasons[verdict.reason]}</p>}
        </section>
        {'letter' in verdict && (
          <>
            <h2>{words.said}</h2>
            <Said letter={verdict.letter} types={types} />
          </>
        )}
      </>
    );
  }
  const { letter, revocations } = verdict;
  const age = revocations && agoIn(words.ages, revocations.age);
  const old = revocations === undefined || revocations.age > OLD;
  return (
    <>
      <section class="notice notice-success">
        <h2>{words.genuine}</h2>
        <p>{words.genuineText(say(city.name))}</p>
      </section>
      <section class="stack">
        <h2>{words.compare}</h2>
        <Said letter={letter} types={types} />
        <p>
          <strong>{words.compareText}</strong>
        </p>
      </section>
      <p class={old ? 'notice notice-warning' : 'hint'}>
        {age === undefined ? words.noList : old ? words.oldList(age) : words.list(age)}
      </p>
    </>
  );
}

/** What the letter says of itself, to be compared. */
function Said({ letter, types }: { readonly letter: LetterProof; readonly types: Proofs['types'] }) {
  const { say, language } = useText();
  const words = useLetterText();
  const type = types.find(({ id }) => id === letter.type)?.name;
  const until = letter.validUntil;
  return (
    <SummaryList
      rows={[
        { label: words.number, value: letter.number },
        { label: words.type, value: type === undefined ? letter.type : say(type) },
        { label: words.issued, value: longDate(language, letter.issued) },
        { label: words.until, value: until === undefined ? words.noEnd : longDate(language, until) },
        { label: words.holder, value: letter.holder },
      ]}
    />
  );
}
