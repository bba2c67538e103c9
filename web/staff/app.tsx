import city from 'balai:city';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Text } from '#shared/region/schema.ts';
import { Banner } from '../ui/banner.tsx';
import { Session, type Standing } from './sign-in/session.ts';
import type { Person } from './sign-in/tokens.ts';
import { en } from './texts/en.ts';
import { id, type Texts } from './texts/id.ts';
import { workOf } from './work.ts';

type Language = keyof Text;
const KEPT = 'balai.language';
const remembered = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'id');

export function App() {
  const [language, setLanguage] = useState(remembered);
  const [standing, show] = useState<Standing>({ kind: 'starting' });
  const session = useMemo(() => new Session(show), []);
  const t = language === 'en' ? en : id;
  const say = (text: Text) => text[language];
  useEffect(() => void session.start(), [session]);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(KEPT, language);
  }, [language]);
  const heading = standing.kind === 'in' ? t.hello(standing.person.name) : t.title;
  useEffect(() => {
    document.title = `${heading} – ${city.name[language]}`;
  }, [heading, language]);

  return (
    <>
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <Banner product={t.product} city={say(city.name)} language={language} speak={setLanguage} />
      <main id="main" class="page stack-loose" tabIndex={-1}>
        {standing.kind === 'starting' && <p>{t.starting}</p>}
        {standing.kind === 'out' && <Out t={t} why={standing.why} onSignIn={() => void session.signIn()} />}
        {standing.kind === 'in' && (
          <In t={t} say={say} person={standing.person} onSignOut={() => void session.signOut()} />
        )}
      </main>
    </>
  );
}

type Why = Extract<Standing, { kind: 'out' }>['why'];

function Out({ t, why, onSignIn }: { t: Texts; why: Why; onSignIn: () => void }) {
  return (
    <div class="stack narrow">
      <h1>{t.title}</h1>
      <div role="status">{why !== undefined && <p class={`notice notice-${why}`}>{t.why[why]}</p>}</div>
      <p class="lead">{t.lead}</p>
      <button type="button" class="button" onClick={onSignIn}>
        {t.signIn}
      </button>
    </div>
  );
}

interface InProps {
  readonly t: Texts;
  readonly say: (text: Text) => string;
  readonly person: Person;
  readonly onSignOut: () => void;
}

function In({ t, say, person, onSignOut }: InProps) {
  const work = workOf(person.groups, { say, offices: city.offices, everywhere: t.region });
  return (
    <div class="stack-loose">
      <h1>{t.hello(person.name)}</h1>
      <section class="account stack" aria-labelledby="account">
        <h2 id="account">{t.account}</h2>
        <dl class="facts">
          <dt>{t.name}</dt>
          <dd>{person.name}</dd>
          <dt>{t.email}</dt>
          <dd>{person.email}</dd>
          <dt>{t.work}</dt>
          <dd>
            {work.length === 0 && t.none}
            {work.map(({ role, place }) => (
              <div key={`${role} ${place}`}>
                <b>{role}</b>
                <br />
                {place}
              </div>
            ))}
          </dd>
        </dl>
      </section>
      <div class="stack">
        <p class="hint">{t.shared}</p>
        <button type="button" class="button button-quiet" onClick={onSignOut}>
          {t.signOut}
        </button>
      </div>
    </div>
  );
}
