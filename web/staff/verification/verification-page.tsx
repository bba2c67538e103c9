import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import { type Chosen, start } from './chosen.ts';
import { FilePage } from './file-page.tsx';
import { useServices } from './use-services.ts';
import { Worklist } from './worklist.tsx';
import '../counter/counter.css';
import './verification.css';

/** The work of a verifier: a pile, and file after file out of it. */
export function VerificationPage({ office }: { office: string }) {
  const { request } = useRoute().params;
  const { route } = useLocation();
  const [chosen, setChosen] = useState(start);
  const services = useServices(office);
  const choose = (change: Partial<Chosen>) => setChosen((before) => ({ ...before, ...change }));
  if (request === undefined || request === '') {
    return <Worklist office={office} chosen={chosen} choose={choose} services={services} />;
  }
  return (
    <FilePage
      key={request}
      place={{ office, request }}
      purpose={chosen.purpose}
      claims={chosen.claims && chosen.at?.id === request}
      services={services}
      onClose={(said) => {
        choose({ said, claims: false });
        route(`/verifikasi/${office}`);
      }}
    />
  );
}
