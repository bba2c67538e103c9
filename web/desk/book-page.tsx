import { useRef, useState } from 'preact/hooks';
import type { HeldBooking } from '#services/queue/contract.ts';
import { useDesk } from '../staff/desk.tsx';
import { useTitle } from '../staff/frame.tsx';
import { useText } from '../staff/texts/language.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { bookForOthers } from './api.ts';
import './desk.css';
import './paper.css';
import { noPapers, PapersFields, papersOf } from './papers.tsx';
import { PrintedTicket } from './printed-ticket.tsx';
import { Select } from './select.tsx';
import { useSpoken } from './spoken.ts';
import { useWords } from './texts.ts';
import { usePlace } from './use-place.ts';

type Wrong = Readonly<Record<string, string>>;

/** Fields of a request and where they stand on the page. */
const fieldOf: Readonly<Record<string, string>> = {
  'person.nik': 'number',
  'person.document.number': 'number',
  'person.document': 'number',
  'person.name': 'name',
  'person.phone': 'phone',
  'person.email': 'email',
  service: 'service',
  date: 'day',
  window: 'time',
};

/** Books for somebody who stands at the desk, and prints the ticket. */
export function BookPage({ office }: { office: string }) {
  const { session } = useDesk();
  const { say, language } = useText();
  const t = useWords();
  const spoken = useSpoken(office);
  const { place, choose, days, windows, refresh } = usePlace(session, office);
  const [papers, setPapers] = useState(noPapers);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const [priority, setPriority] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const [round, again] = useState(0);
  const [standing, stand] = useState<'typing' | 'sending' | 'unsure'>('typing');
  const [booked, setBooked] = useState<{ held: HeldBooking; name: string }>();
  const key = useRef<string | undefined>(undefined);
  useTitle(booked ? t.book.done : t.book.title);

  const missing = (): Wrong => ({
    ...(place.service === '' && { service: t.book.missing.service }),
    ...(place.date === '' && { day: t.book.missing.day }),
    ...(place.window === '' && { time: t.book.missing.time }),
    ...(name.trim() === '' && { name: t.book.missing.name }),
    ...(papers.kind !== 'none' && papers.number.trim() === '' && { number: t.papers.missing }),
  });
  const fail = (errors: Wrong) => {
    setWrong(errors);
    again((now) => now + 1);
    stand('typing');
  };
  const send = async () => {
    if (standing === 'sending') return;
    const errors = missing();
    if (Object.keys(errors).length > 0) return fail(errors);
    setWrong({});
    stand('sending');
    // The same key until there is an answer: whatever got lost on the way, one booking comes of it.
    key.current ??= crypto.randomUUID();
    const person = {
      name,
      ...papersOf(papers),
      ...(phone.trim() !== '' && { phone }),
      ...(email.trim() !== '' && { email }),
    };
    const wish = { ...place, person, priority, language, key: key.current };
    const reply = await bookForOthers(session, office, wish);
    if (reply.kind === 'silence') return stand('unsure');
    key.current = undefined;
    if (reply.kind === 'answer') {
      stand('typing');
      return setBooked({ held: reply.body, name });
    }
    const { fields = [], text } = reply.problem;
    refresh();
    const known = fields.map((one) => [fieldOf[one.field] ?? 'service', say(one.text)] as const);
    fail(known.length > 0 ? Object.fromEntries(known) : { time: say(text) });
  };
  const next = () => {
    setBooked(undefined);
    setPapers(noPapers);
    setName('');
    setPhone('');
    setEmail('');
    setPriority(false);
    choose({ ...place, window: '' });
    refresh();
  };

  if (booked) return <PrintedTicket office={office} {...booked} onNext={next} />;
  const errors = Object.entries(wrong).map(([field, text]) => ({ field, text }));
  return (
    <form
      class="stack-loose desk-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="stack">
        <h1>{t.book.title}</h1>
        <p class="lead">
          {spoken.office}. {t.book.lead}
        </p>
      </div>
      {errors.length > 0 && <ErrorSummary title={t.book.wrong} errors={errors} round={round} />}
      <fieldset class="desk-columns" disabled={standing !== 'typing'}>
        <section class="stack-loose" aria-labelledby="place">
          <h2 id="place">{t.book.place}</h2>
          <Select
            id="service"
            label={t.book.service}
            choose={t.book.choose}
            value={place.service}
            error={wrong['service']}
            onValue={(service) => choose({ service, date: '', window: '' })}
            options={spoken.services.map(({ id, name: title }) => ({ value: id, text: say(title) }))}
          />
          <Select
            id="day"
            label={t.book.day}
            choose={days?.length === 0 ? t.book.noDays : t.book.choose}
            value={place.date}
            error={wrong['day']}
            onValue={(date) => choose({ ...place, date, window: '' })}
            options={(days ?? []).map(({ date }) => ({ value: date, text: spoken.date(date) }))}
          />
          <Select
            id="time"
            label={t.book.time}
            choose={t.book.choose}
            value={place.window}
            error={wrong['time']}
            onValue={(window) => choose({ ...place, window })}
            options={windows.map(({ start, end, remaining }) => ({
              value: start,
              text: `${spoken.span(start, end)} (${t.book.left(remaining)})`,
            }))}
          />
        </section>
        <section class="stack-loose" aria-labelledby="person">
          <h2 id="person">{t.book.person}</h2>
          <PapersFields draft={papers} onChange={setPapers} error={wrong['number']} mayBeNone={true} />
          <Field
            id="name"
            label={t.book.name}
            hint={t.book.nameHint}
            errorWord={t.book.error}
            error={wrong['name']}
            value={name}
            onValue={setName}
            input={{ autoComplete: 'off', spellcheck: false, maxLength: 100 }}
          />
          <Field
            id="phone"
            label={t.book.phone}
            hint={t.book.phoneHint}
            errorWord={t.book.error}
            error={wrong['phone']}
            value={phone}
            onValue={setPhone}
            input={{ type: 'tel', autoComplete: 'off', maxLength: 30 }}
          />
          <Field
            id="email"
            label={t.book.email}
            hint={t.book.emailHint}
            errorWord={t.book.error}
            error={wrong['email']}
            value={email}
            onValue={setEmail}
            input={{ type: 'email', autoComplete: 'off', maxLength: 100 }}
          />
          <label class="choice">
            <input
              type="checkbox"
              checked={priority}
              onChange={({ currentTarget }) => setPriority(currentTarget.checked)}
            />
            <span>{t.book.priority}</span>
          </label>
        </section>
      </fieldset>
      <div class="stack">
        <div role="status">
          {standing === 'unsure' && <p class="notice notice-warning">{t.book.unsure}</p>}
        </div>
        <button type="submit" class="button" aria-disabled={standing === 'sending'}>
          {standing === 'sending' ? t.book.sending : standing === 'unsure' ? t.book.again : t.book.send}
        </button>
      </div>
    </form>
  );
}
