import lazy from 'preact-iso/lazy';
import { LocationProvider, Route, Router } from 'preact-iso/router';
import { Guard } from './guard.tsx';
import { Layout } from './layout.tsx';
import { CheckPage } from './pages/check.tsx';
import { DaysPage } from './pages/days.tsx';
import { DetailsPage } from './pages/details.tsx';
import { Home } from './pages/home.tsx';
import { NotFound } from './pages/not-found.tsx';
import { ServicePage } from './pages/service.tsx';
import { TicketPage } from './pages/ticket.tsx';
import { Unreachable } from './pages/unreachable.tsx';
import { WindowsPage } from './pages/windows.tsx';
import { LanguageProvider, type Words } from './texts/language.tsx';

const unreachable = () => Unreachable;

// Nobody needs these before there is a ticket: they come as one part of their own.
const later = () => import('./pages/later.ts');
const MovePage = lazy(() => later().then((pages) => pages.MovePage, unreachable));
const CancelPage = lazy(() => later().then((pages) => pages.CancelPage, unreachable));
const FindPage = lazy(() => later().then((pages) => pages.FindPage, unreachable));
const StillComingPage = lazy(() => later().then((pages) => pages.StillComingPage, unreachable));
const LinePage = lazy(() => import('./pages/live.ts').then((pages) => pages.LinePage, unreachable));
const DrawPage = lazy(() => import('./pages/wish.ts').then((pages) => pages.DrawPage, unreachable));
const YourDataPage = lazy(() => later().then((pages) => pages.YourDataPage, unreachable));

/** Every page and its address; a path is never reused for something else, because people keep links. */
export function App({ words }: { words: Words }) {
  return (
    <LanguageProvider first={words}>
      <LocationProvider>
        <Layout>
          <Guard>
            <Router>
              <Route path="/" component={Home} />
              <Route path="/layanan/:office/:service" component={ServicePage} />
              <Route path="/layanan/:office/:service/hari" component={DaysPage} />
              <Route path="/layanan/:office/:service/:date" component={WindowsPage} />
              <Route path="/layanan/:office/:service/:date/:window/data" component={DetailsPage} />
              <Route path="/layanan/:office/:service/:date/:window/periksa" component={CheckPage} />
              <Route path="/undian/:office/:service/:date" component={DrawPage} />
              <Route path="/tiket" component={TicketPage} />
              <Route path="/tiket/pindah" component={MovePage} />
              <Route path="/tiket/batal" component={CancelPage} />
              <Route path="/datang" component={StillComingPage} />
              <Route path="/antre" component={LinePage} />
              <Route path="/cari" component={FindPage} />
              <Route path="/data-anda" component={YourDataPage} />
              <Route default component={NotFound} />
            </Router>
          </Guard>
        </Layout>
      </LocationProvider>
    </LanguageProvider>
  );
}
