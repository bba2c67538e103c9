import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import type { Purpose } from '../api/requests.ts';
import { FilePage } from './file-page.tsx';
import type { Tab } from './tabs.ts';
import { useServices } from './use-services.ts';
import { Worklist } from './worklist.tsx';
import '../counter/counter.css';
import './verification.css';

/** What an officer has chosen in the worklist: it stays while files are opened and closed. */
export interface Chosen {
  readonly tab: Tab;
  /** `from` of the page in view; the first one has none. */
  readonly from: string | undefined;
  readonly purpose: Purpose;
  /** The request that was opened last, and where it stood: the keys go on from there. */
  readonly at: { readonly id: string; readonly index: number } | undefined;
  /** What was done with it. */
  readonly said: string | undefined;
  /** Opened from the pile of the unclaimed, for checking: it is claimed at once. */
  readonly claims: boolean;
}

const start: Chosen = {
  tab: 'waiting',
  from: undefined,
  purpose: { why: 'verifying' },
  at: undefined,
  said: undefined,
  claims: false,
};

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
