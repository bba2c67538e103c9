import { useState } from 'preact/hooks';
import type { FoundBooking, FoundWish } from '#services/queue/contract.ts';
import { useDesk } from '../staff/desk.tsx';
import { useTitle } from '../staff/frame.tsx';
import { useText } from '../staff/texts/language.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { checkInFound, findBookings, type Reply, type Shown, voidBooking, type Why } from './api.ts';
import './desk.css';
import { FoundList } from './found-list.tsx';
import { noPapers, PapersFields, papersOf } from './papers.tsx';
import { Select } from './select.tsx';
import { useSpoken } from './spoken.ts';
import { useWords } from './texts.ts';

type Wrong = Readonly<Record<string, string>>;
const fieldOf: Readonly<Record<string, string>> = {
  'body.nik': 'number',
  nik: 'number',
  'document.number': 'number',
  words: 'words',
  why: 'why',
};

/** Finds the bookings of who stands at the desk, and ends one that is not theirs. */
export function FindPage({ office }: { office: string }) {
  const { session } = useDesk();
  const { say } = useText();
  const t = useWords();
  const spoken = useSpoken(office);
  useTitle(t.find.title);
  const [papers, setPapers] = useState(noPapers);
  const [why, setWhy] = useState<Why>();
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const [round, again] = useState(0);
  const [busy, setBusy] = useState(false);
  const [told, tell] = useState('');
  /** What was asked, with what came: ending one of them gives the same reason. */
  const [found, setFound] = useState<{
    shown: Shown;
    bookings: readonly FoundBooking[];
    wishes: readonly FoundWish[];
    now: number;
  }>();

  const reasons = Object.entries(t.find.reasons);
  const fail = (errors: Wrong) => {
    setWrong(errors);
    again((now) => now + 1);
  };
  /** The answer; otherwise says why there is none. */
  const sort = <T,>(reply: Reply<T>): T | undefined => {
    setBusy(false);
    if (reply.kind === 'answer') return reply.body;
    if (reply.kind === 'silence') tell(t.find.silence);
    else {
      const { fields = [], text } = reply.problem;
      const known = fields.map((one) => [fieldOf[one.field] ?? 'number', say(one.text)] as const);
      if (known.length > 0) fail(Object.fromEntries(known));
      else tell(say(text));
    }
    return undefined;
  };
  const send = async () => {
    tell('');
    setFound(undefined);
    const errors = {
      ...(papers.number.trim() === '' && { number: t.papers.missing }),
      ...(why === undefined && { why: t.find.missing.why }),
      ...(why === 'other' && words.trim() === '' && { words: t.find.missing.words }),
    };
    if (why === undefined || Object.keys(errors).length > 0) return fail(errors);
    setWrong({});
    setBusy(true);
    const shown = { ...papersOf(papers), why, ...(words.trim() !== '' && { words }) };
    const answer = sort(await findBookings(session, office, shown));
    if (answer) setFound({ shown, ...answer });
  };
  /** Notes what became of one of them. */
  const show = (changed: Pick<FoundBooking, 'id' | 'state'>) => {
    if (!found) return;
    const bookings = found.bookings.map((one) => (one.id === changed.id ? { ...one, ...changed } : one));
    setFound({ ...found, bookings });
  };
  const checkIn = async (id: string) => {
    setBusy(true);
    const answer = sort(await checkInFound(session, office, id));
    if (!answer) return;
    tell(t.find.checkedIn(answer.ticket.ticket));
    show({ id, state: 'ARRIVED' });
  };
  const end = async (id: string) => {
    if (!found) return;
    setBusy(true);
    const answer = sort(await voidBooking(session, office, { ...found.shown, id }));
    if (!answer) return;
    const { booking } = answer;
    setFound({ ...found, wishes: found.wishes.filter((one) => one.id !== id) });
    if (booking === null) return tell(t.find.withdrawn);
    tell(t.find.ended(booking.ticket));
    show(booking);
  };

  const errors = Object.entries(wrong).map(([field, text]) => ({ field, text }));
  return (
    <div class="stack-loose desk-form">
      <div class="stack">
        <h1>{t.find.title}</h1>
        <p class="lead">
          {spoken.office}. {t.find.lead}
        </p>
      </div>
      {errors.length > 0 && <ErrorSummary title={t.book.wrong} errors={errors} round={round} />}
      <form
        class="stack-loose"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        <PapersFields draft={papers} onChange={setPapers} error={wrong['number']} mayBeNone={false} />
        <Select
          id="why"
          label={t.find.why}
          choose={t.book.choose}
          value={why ?? ''}
          error={wrong['why']}
          onValue={(value) => setWhy(whyOf(value))}
          options={reasons.map(([value, text]) => ({ value, text }))}
        />
        {why === 'other' && (
          <Field
            id="words"
            label={t.find.words}
            hint={t.find.wordsHint}
            errorWord={t.book.error}
            error={wrong['words']}
            value={words}
            onValue={setWords}
            input={{ autoComplete: 'off', maxLength: 300 }}
          />
        )}
        <button type="submit" class="button" aria-disabled={busy}>
          {busy ? t.find.sending : t.find.send}
        </button>
      </form>
      <div role="status">{told !== '' && <p class="notice">{told}</p>}</div>
      {found && (
        <FoundList
          office={office}
          bookings={found.bookings}
          wishes={found.wishes}
          now={found.now}
          onCame={(id) => void checkIn(id)}
          onEnd={(id) => void end(id)}
        />
      )}
    </div>
  );
}

const whys: readonly Why[] = ['lost-ticket', 'booked-by-stranger', 'wrong-data', 'cannot-come', 'other'];
const whyOf = (text: string): Why | undefined => whys.find((one) => one === text);
