import { useEffect, useState } from 'preact/hooks';
import type { Expected } from '#services/queue/contract.ts';
import { useDesk } from '../staff/desk.tsx';
import { useTitle } from '../staff/frame.tsx';
import { useText } from '../staff/texts/language.tsx';
import { checkInFound, readExpected } from './api.ts';
import './desk.css';
import './list.css';
import { useSpoken } from './spoken.ts';
import { useWords } from './texts.ts';

/** Rows for people who come without a booking while nothing else works. */
const EMPTY_ROWS = 12;

/** Everybody who is expected today, to print; read once, and from then on without the network. Who comes without the code is checked in here. */
export function ExpectedPage({ office }: { office: string }) {
  const { session } = useDesk();
  const t = useWords();
  const { say } = useText();
  const spoken = useSpoken(office);
  useTitle(t.expected.title);
  const [list, setList] = useState<Expected | 'asking' | 'silence'>('asking');
  const [round, again] = useState(0);
  const [told, tell] = useState('');
  const checkIn = async (id: string) => {
    const reply = await checkInFound(session, office, id);
    if (reply.kind === 'silence') return tell(t.find.silence);
    if (reply.kind === 'problem') return tell(say(reply.problem.text));
    tell(t.find.checkedIn(reply.body.ticket.ticket));
    setList((known) =>
      typeof known === 'object'
        ? { ...known, people: known.people.map((one) => (one.id === id ? { ...one, arrived: true } : one)) }
        : known,
    );
  };
  useEffect(() => {
    let current = true;
    setList('asking');
    readExpected(session, office).then((reply) => {
      if (current) setList(reply.kind === 'answer' ? reply.body : 'silence');
    });
    return () => {
      current = false;
    };
  }, [session, office, round]);

  return (
    <div class="stack-loose expected">
      <div class="stack">
        <h1>{t.expected.title}</h1>
        <p class="lead">
          {spoken.office}
          {typeof list === 'object' && `, ${spoken.date(list.date)}`}
        </p>
        <p class="no-print">{t.expected.lead}</p>
      </div>
      <div role="status">
        {list === 'silence' && <p class="notice notice-warning">{t.expected.silence}</p>}
        {told !== '' && <p class="notice no-print">{told}</p>}
      </div>
      {list === 'silence' && (
        <button type="button" class="button" onClick={() => again((now) => now + 1)}>
          {t.expected.again}
        </button>
      )}
      {typeof list === 'object' && (
        <>
          <div class="row no-print">
            <button type="button" class="button" onClick={() => window.print()}>
              {t.expected.print}
            </button>
          </div>
          <p>
            <b>{t.expected.people(list.people.length)}.</b> {t.expected.at(spoken.clock(list.now))}
          </p>
          {list.people.length === 0 && <p>{t.expected.none}</p>}
          <Rows office={office} list={list} onCame={(id) => void checkIn(id)} />
          <p>{t.expected.after}</p>
        </>
      )}
    </div>
  );
}

interface RowsProps {
  readonly office: string;
  readonly list: Expected;
  readonly onCame: (id: string) => void;
}

function Rows({ office, list, onCame }: RowsProps) {
  const t = useWords();
  const spoken = useSpoken(office);
  const { columns, pen } = t.expected;
  const heads = [...Object.values(columns), ...Object.values(pen)];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a small screen must be reached by keys
    <section class="wide" tabIndex={0} aria-label={t.expected.title}>
      <table class="sheet">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.people.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.ticket}</th>
              <td>{spoken.span(one.window, one.windowEnd)}</td>
              <td>{spoken.service(one.service)}</td>
              <td>{one.name}</td>
              <td>{one.priority && <b>{t.expected.priority}</b>}</td>
              <td>
                {one.arrived && t.expected.came}
                {!one.arrived && (
                  <button
                    type="button"
                    class="button button-quiet no-print"
                    aria-label={t.expected.checkIn(one.ticket)}
                    onClick={() => onCame(one.id)}
                  >
                    {t.find.came}
                  </button>
                )}
              </td>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
        <tbody class="by-hand">
          <tr>
            <th scope="rowgroup" colSpan={heads.length}>
              {t.expected.walkIns}
            </th>
          </tr>
          {Array.from({ length: EMPTY_ROWS }, (_, row) => (
            <tr key={row}>
              {heads.map((head) => (
                <td key={head} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
