import { useState } from 'preact/hooks';
import { Field } from '../../ui/field.tsx';
import { Onward } from '../../ui/icons.tsx';
import { Page } from '../page.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { Trouble } from '../trouble.tsx';
import { Brought } from './brought.tsx';
import { broughtTogether, type Need, occasions, together } from './needs.ts';
import { needAddress } from './places.ts';
import { search } from './search.ts';
import { useDocumentTexts } from './texts.ts';
import { useNeeds } from './use-needs.ts';

const groups = ['events', 'residents', 'sub-district', 'other', 'counter'] as const;

/** Which document it is, by its name, by what has happened, or from the list. */
export function NeedsPage() {
  const { t, say } = useText();
  const d = useDocumentTexts();
  const { answer, needs } = useNeeds();
  const [typed, setTyped] = useState('');
  const searching = typed.trim() !== '';
  const found = searching
    ? search(typed, needs, ({ name, note }) => `${name.id} ${name.en} ${note === undefined ? '' : note.id}`)
    : [];
  return (
    <Page title={d.needs.title} back={address.home} wide>
      <p class="lead">{d.needs.lead}</p>
      <search class="stack">
        <Field
          id="search"
          label={d.needs.search}
          hint={d.needs.searchHint}
          errorWord={t.error}
          error={undefined}
          value={typed}
          onValue={setTyped}
          input={{ type: 'search', autoComplete: 'off', enterKeyHint: 'search' }}
        />
        <p role="status">{searching && answer.body !== undefined && d.needs.found(found.length)}</p>
        {searching && found.length === 0 && answer.body !== undefined && <p>{d.needs.none}</p>}
        {found.length > 0 && <NeedList needs={found} />}
      </search>
      <Trouble answer={answer} />
      {!searching && needs.length > 0 && <Occasions needs={needs} />}
      {groups.map((group) => {
        // Whoever searched and found is not shown everything again.
        const some = found.length > 0 ? [] : needs.filter((need) => need.group === group);
        return (
          some.length > 0 && (
            <section key={group} class="stack" aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`}>{d.needs.groups[group]}</h2>
              <NeedList needs={some} />
            </section>
          )
        );
      })}
      <section class="stack">
        <h2>{d.needs.mine}</h2>
        <p>{d.needs.mineText}</p>
        <a class="button button-quiet" href={address.requests}>
          {d.needs.mineLink}
        </a>
        <p class="hint">{d.needs.free}</p>
        <p class="hint">{[...new Set(needs.map(({ office }) => say(office.name)))].join(', ')}</p>
      </section>
    </Page>
  );
}

function NeedList({ needs }: { needs: readonly Need[] }) {
  const { say } = useText();
  const d = useDocumentTexts();
  return (
    <ul class="cards">
      {needs.map(({ code, office, name, online }) => (
        <li key={`${office.id} ${code}`}>
          <a class="card" href={needAddress({ office: office.id, code })}>
            <span class="card-body">
              <span class="card-title">{say(name)}</span>
              <span class="card-note">{online === undefined ? d.needs.counter : d.needs.online}</span>
            </span>
            <Onward />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The plain questions: what has happened, and what is done together then. */
function Occasions({ needs }: { needs: readonly Need[] }) {
  const d = useDocumentTexts();
  return (
    <section class="stack" aria-labelledby="happened">
      <h2 id="happened">{d.needs.happened}</h2>
      <div class="folds">
        {occasions.map(({ id, codes }) => {
          const some = codes.flatMap((code) => needs.find((need) => need.code === code) ?? []);
          if (some.length === 0) return null;
          const all = together.has(id) && some.length > 1;
          return (
            <details class="fold" key={id}>
              <summary>{d.needs.occasions[id]}</summary>
              <div class="case stack">
                {some.length > 1 && <p>{all ? d.needs.together : d.needs.choose}</p>}
                <NeedList needs={some} />
                {all && (
                  <>
                    <h3>{d.needs.bringTogether}</h3>
                    <Brought papers={broughtTogether(some)} />
                  </>
                )}
              </div>
            </details>
          );
        })}
      </div>
    </section>
  );
}
