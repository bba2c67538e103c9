import city from 'balai:city';
import { usePolling } from '../api/polling.ts';
import { useDesk } from '../desk.tsx';
import { useTitle } from '../frame.tsx';
import { useText } from '../texts/language.tsx';
import { listClosings } from './api.ts';
import { ClosingForm } from './closing-form.tsx';
import { ClosingList } from './closing-list.tsx';
import { useClosingText } from './texts.ts';

/** Milliseconds between looks at who has not answered yet. */
const EVERY = 5_000;

/** Where the head of an office closes a stretch of a day, takes it back, and sees who has not answered. */
export function ClosingPage({ office }: { office: string }) {
  const c = useClosingText();
  const { t, say } = useText();
  const { session } = useDesk();
  useTitle(c.title);
  const known = usePolling(`closings ${office}`, () => listClosings(session, office), EVERY);
  const place = city.offices.find(({ id }) => id === office);
  const { trouble } = known;
  return (
    <div class="stack-loose">
      <div class="title">
        <p class="caption">{place && say(place.name)}</p>
        <h1>{c.title}</h1>
      </div>
      <p class="lead">{c.lead}</p>
      <ClosingForm office={office} onClosed={known.again} />
      <div role="status">
        {trouble !== 'none' && (
          <p class="notice notice-warning">{trouble === 'silence' ? t.why.unreachable : say(trouble.text)}</p>
        )}
      </div>
      {known.body !== undefined && <ClosingList office={office} known={known.body} onChange={known.again} />}
    </div>
  );
}
