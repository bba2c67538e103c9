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
const later = (name: 'MovePage' | 'CancelPage' | 'FindPage' | 'StillComingPage' | 'YourDataPage') =>
  lazy(() => import('./pages/later.ts').then((pages) => pages[name], unreachable));
const MovePage = later('MovePage');
const CancelPage = later('CancelPage');
const FindPage = later('FindPage');
const StillComingPage = later('StillComingPage');
const YourDataPage = later('YourDataPage');
const LinePage = lazy(() => import('./pages/live.ts').then((pages) => pages.LinePage, unreachable));
const LetterPage = lazy(() => import('./pages/letter.ts').then((pages) => pages.LetterPage, unreachable));
const DrawPage = lazy(() => import('./pages/wish.ts').then((pages) => pages.DrawPage, unreachable));
// Their addresses they know themselves.
const Documents = lazy(() => import('./pages/documents.tsx').then((pages) => pages.Documents, unreachable));

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
              <Route path="/dokumen/:rest*" component={Documents} />
              <Route path="/ajukan/:rest*" component={Documents} />
              <Route path="/pengajuan" component={Documents} />
              <Route path="/datang" component={StillComingPage} />
              <Route path="/antre" component={LinePage} />
              <Route path="/surat" component={LetterPage} />
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
