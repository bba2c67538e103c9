import { Page } from '../page.tsx';
import { address } from '../places.ts';
import { useLaterText } from '../texts/later.ts';
import { Trouble } from '../trouble.tsx';
import { GivenUp, GiveUp, Stub, useGivingUp } from './giving-up.tsx';
import { Outcome } from './outcome.tsx';

export function CancelPage() {
  const later = useLaterText();
  const { key, booking, answer, state, busy, ended, giveUp } = useGivingUp();
  if (ended) return <GivenUp />;
  return (
    <Page title={later.cancel.title} back={address.ticket(key)}>
      {booking === undefined ? (
        <Trouble answer={answer} />
      ) : (
        <>
          <Stub booking={booking} />
          <p>{later.cancel.text}</p>
          <Outcome state={state} />
          <div class="actions">
            <GiveUp label={later.cancel.confirm} busy={busy} onPress={giveUp} />
            <a class="button button-quiet" href={address.ticket(key)}>
              {later.cancel.keep}
            </a>
          </div>
          <p>
            <a class="lone-link" href={address.move(key)}>
              {later.cancel.move}
            </a>
          </p>
        </>
      )}
    </Page>
  );
}
