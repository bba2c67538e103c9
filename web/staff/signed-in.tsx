import city from 'balai:city';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router';
import { KioskOut } from '../kiosk/out.tsx';
import { DeskProvider, useDesk } from './desk.tsx';
import { Frame } from './frame.tsx';
import { later } from './later.tsx';
import { Home } from './pages/home.tsx';
import { NotFound } from './pages/not-found.tsx';
import { Out } from './pages/out.tsx';
import { isKioskPage } from './sign-in/request.ts';
import { Session, type Standing } from './sign-in/session.ts';
import { useText } from './texts/language.tsx';

const Counter = later(() => import('./counter/counter-page.tsx').then(({ CounterPage }) => CounterPage));
const Closing = later(() => import('./closing/closing-page.tsx').then(({ ClosingPage }) => ClosingPage));
const Floor = later(() => import('./floor/floor-page.tsx').then(({ FloorPage }) => FloorPage));
const Book = later(() => import('../desk/book-page.tsx').then(({ BookPage }) => BookPage));
const Find = later(() => import('../desk/find-page.tsx').then(({ FindPage }) => FindPage));
const Expected = later(() => import('../desk/expected-page.tsx').then(({ ExpectedPage }) => ExpectedPage));
const Verification = later(() =>
  import('./verification/verification-page.tsx').then(({ VerificationPage }) => VerificationPage),
);
const RequestFigures = later(() =>
  import('./requests/figures-page.tsx').then(({ FiguresPage }) => FiguresPage),
);
const Kiosk = later(() => import('../kiosk/kiosk.tsx').then(({ Kiosk }) => Kiosk));

type InOffice = (props: { readonly office: string }) => preact.ComponentChild;

/** A page of one office, `/…/:office`; an office that the city does not have is no page. */
const ofOffice = (Page: InOffice) =>
  function OfOffice({ office = '' }: { office?: string }) {
    return city.offices.some(({ id }) => id === office) ? <Page office={office} /> : <NotFound />;
  };

const CounterOf = ofOffice((props) => <Counter {...props} />);
const ClosingOf = ofOffice((props) => <Closing {...props} />);
const FloorOf = ofOffice((props) => <Floor {...props} />);
const BookOf = ofOffice((props) => <Book {...props} />);
const FindOf = ofOffice((props) => <Find {...props} />);
const ExpectedOf = ofOffice((props) => <Expected {...props} />);
const VerificationOf = ofOffice((props) => <Verification {...props} />);
const RequestFiguresOf = ofOffice((props) => <RequestFigures {...props} />);
const KioskOf = ofOffice((props) => <Kiosk {...props} />);

/** Everything that needs an account. The kiosk fills its screen; other pages stand in the frame. */
export function SignedIn() {
  const [standing, show] = useState<Standing>({ kind: 'starting' });
  const session = useMemo(() => new Session(show), []);
  useEffect(() => void session.start(), [session]);
  if (standing.kind !== 'in') return <Before standing={standing} onSignIn={() => void session.signIn()} />;
  return (
    <DeskProvider value={{ session, person: standing.person }}>
      <LocationProvider>
        <Pages leaving={standing.leaving ?? false} />
      </LocationProvider>
    </DeskProvider>
  );
}

interface BeforeProps {
  readonly standing: Exclude<Standing, { kind: 'in' }>;
  readonly onSignIn: () => void;
}

function Before({ standing, onSignIn }: BeforeProps) {
  const { t } = useText();
  if (standing.kind === 'out' && isKioskPage(location.pathname)) {
    return <KioskOut onSignIn={onSignIn} />;
  }
  return (
    <Frame heading={t.title}>
      {standing.kind === 'starting' ? <p>{t.starting}</p> : <Out why={standing.why} onSignIn={onSignIn} />}
    </Frame>
  );
}

function Pages({ leaving }: { leaving: boolean }) {
  const { path } = useLocation();
  const desk = useDesk();
  const home = path === '/';
  const routes = (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/loket/:office" component={CounterOf} />
      <Route path="/lantai/:office" component={FloorOf} />
      <Route path="/tutup/:office" component={ClosingOf} />
      <Route path="/pesan/:office" component={BookOf} />
      <Route path="/cari/:office" component={FindOf} />
      <Route path="/daftar/:office" component={ExpectedOf} />
      <Route path="/verifikasi/:office/:request?" component={VerificationOf} />
      <Route path="/berkas/:office" component={RequestFiguresOf} />
      <Route path="/kios/:office" component={KioskOf} />
      <Route default component={NotFound} />
    </Router>
  );
  if (isKioskPage(path)) return routes;
  return (
    <Frame wide={!home} leaving={leaving} {...(!home && { desk })}>
      {routes}
    </Frame>
  );
}
