import { useLocation } from 'preact-iso/router';
import { FormPage } from '../documents/form-page.tsx';
import { NeedPage } from '../documents/need-page.tsx';
import { NeedsPage } from '../documents/needs-page.tsx';
import { PapersPage } from '../documents/papers-page.tsx';
import { PersonPage } from '../documents/person-page.tsx';
import { RequestPage } from '../documents/request-page.tsx';
import { SendPage } from '../documents/send-page.tsx';
import { NotFound } from './not-found.tsx';

const steps: Readonly<Record<string, typeof PapersPage>> = {
  '': PapersPage,
  isi: FormPage,
  data: PersonPage,
  periksa: SendPage,
};

/** The pages for documents: `/dokumen`, `/dokumen/<office>/<service>`, `/ajukan/<office>/<service>/<step>`, `/pengajuan`. */
export function Documents() {
  const [, first, office = '', service = '', step = ''] = useLocation()
    .path.split('/')
    .map(decodeURIComponent);
  const place = { office, service };
  if (first === 'pengajuan') return <RequestPage />;
  if (first === 'dokumen') return office === '' ? <NeedsPage /> : <NeedPage key={service} params={place} />;
  const Step = steps[step];
  return Step === undefined ? <NotFound /> : <Step key={service} params={place} />;
}
