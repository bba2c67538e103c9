import { useState } from 'preact/hooks';
import type { Floor } from '#services/queue/contract.ts';
import type { Text } from '#shared/region/schema.ts';
import { runDay } from '../api/floor.ts';
import { useDesk } from '../desk.tsx';
import { useText } from '../texts/language.tsx';
import { useFloorText } from './texts.ts';

interface Props {
  readonly office: string;
  readonly floor: Floor;
  readonly onSaved: () => void;
}

const MOST = 5;
const LONGEST = 160;
const isEmpty = ({ id, en }: Text) => id.trim() === '' && en.trim() === '';
const isHalf = ({ id, en }: Text) => (id.trim() === '') !== (en.trim() === '');

/** What the board in the hall says besides numbers. What is typed here stays until it is saved, whatever the page learns. */
export function Notices({ office, floor, onSaved }: Props) {
  const f = useFloorText();
  const { t, say } = useText();
  const { session } = useDesk();
  const [draft, setDraft] = useState<readonly Text[]>();
  const [sending, setSending] = useState(false);
  const [said, setSaid] = useState<string>();
  const notices = draft ?? floor.notices;
  const change = (index: number, part: keyof Text, value: string) =>
    setDraft(notices.map((notice, place) => (place === index ? { ...notice, [part]: value } : notice)));
  const save = async () => {
    if (sending || floor.day === 'before') return;
    if (notices.some(isHalf)) return setSaid(f.notices.both);
    setSending(true);
    const wanted = notices.filter((notice) => !isEmpty(notice));
    const reply = await runDay(session, office, { state: floor.day, notices: wanted });
    setSending(false);
    if (reply.kind === 'answer') {
      setDraft(undefined);
      onSaved();
    }
    setSaid(
      reply.kind === 'answer'
        ? f.notices.saved
        : reply.kind === 'silence'
          ? t.why.unreachable
          : say(reply.problem.text),
    );
  };
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">{f.notices.title}</h2>
      <p class="caption">{floor.day === 'before' ? f.notices.before : f.notices.lead}</p>
      {floor.day !== 'before' && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {notices.map((notice, index) => (
            <fieldset key={index} class="notice-fields">
              <legend class="out-of-sight">
                {f.notices.title} {index + 1}
              </legend>
              {(['id', 'en'] as const).map((part) => (
                <label key={part}>
                  <span class="caption">{f.notices[part]}</span>
                  <input
                    class="input"
                    lang={part}
                    maxLength={LONGEST}
                    value={notice[part]}
                    onInput={({ currentTarget: { value } }) => change(index, part, value)}
                  />
                </label>
              ))}
              <button
                type="button"
                class="button-link"
                aria-label={`${f.notices.remove} ${index + 1}`}
                onClick={() => setDraft(notices.filter((_, place) => place !== index))}
              >
                {f.notices.remove}
              </button>
            </fieldset>
          ))}
          <div class="actions">
            {notices.length < MOST ? (
              <button
                type="button"
                class="button-link"
                onClick={() => setDraft([...notices, { id: '', en: '' }])}
              >
                {f.notices.add}
              </button>
            ) : (
              <p class="caption">{f.notices.most}</p>
            )}
            {draft !== undefined && (
              <button type="submit" class="button" aria-disabled={sending}>
                {f.notices.save}
              </button>
            )}
          </div>
        </form>
      )}
      <div role="status">{said !== undefined && <p class="notice">{said}</p>}</div>
    </section>
  );
}
