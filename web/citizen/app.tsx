import { LocationProvider, Route, Router } from 'preact-iso/router';
import { Layout } from './layout.tsx';
import { CancelPage } from './pages/cancel.tsx';
import { CheckPage } from './pages/check.tsx';
import { DaysPage } from './pages/days.tsx';
import { DetailsPage } from './pages/details.tsx';
import { FindPage } from './pages/find.tsx';
import { Home } from './pages/home.tsx';
import { MovePage } from './pages/move.tsx';
import { NotFound } from './pages/not-found.tsx';
import { ServicePage } from './pages/service.tsx';
import { TicketPage } from './pages/ticket.tsx';
import { WindowsPage } from './pages/windows.tsx';
import { YourDataPage } from './pages/your-data.tsx';
import { LanguageProvider } from './texts/language.tsx';

/** Every page and its address; a path is never reused for something else, because people keep links. */
export function App() {
  return (
    <LanguageProvider>
      <LocationProvider>
        <Layout>
          <Router>
            <Route path="/" component={Home} />
            <Route path="/layanan/:office/:service" component={ServicePage} />
            <Route path="/layanan/:office/:service/hari" component={DaysPage} />
            <Route path="/layanan/:office/:service/:date" component={WindowsPage} />
            <Route path="/layanan/:office/:service/:date/:window/data" component={DetailsPage} />
            <Route path="/layanan/:office/:service/:date/:window/periksa" component={CheckPage} />
            <Route path="/tiket" component={TicketPage} />
            <Route path="/tiket/pindah" component={MovePage} />
            <Route path="/tiket/batal" component={CancelPage} />
            <Route path="/cari" component={FindPage} />
            <Route path="/data-anda" component={YourDataPage} />
            <Route default component={NotFound} />
          </Router>
        </Layout>
      </LocationProvider>
    </LanguageProvider>
  );
}
