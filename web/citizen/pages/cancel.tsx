import { Page } from '../page.tsx';
import { address } from '../places.ts';
import { useLaterText } from '../texts/later.ts';
import { Trouble } from '../trouble.tsx';
import { GivenUp, GiveUp, Stub, useGivingUp } from './giving-up.tsx';
import { Outcome } from './outcome.tsx';

export function CancelPage() {
  const later = useLaterText();
  const { key, booking, wished, what, answer, state, busy, ended, giveUp } = useGivingUp();
  const words = wished ? later.withdraw : later.cancel;
  if (ended) {
    return (
      <GivenUp title={words.done} text={wished ? later.withdraw.doneText : later.noTicket.cancelled.text} />
    );
  }
  if (what === undefined) {
    return (
      <Page title={later.cancel.title} back={address.ticket(key)}>
        <Trouble answer={answer} />
      </Page>
    );
  }
  return (
    <Page title={words.title} back={address.ticket(key)}>
      <Stub booking={what} />
      <p>{words.text}</p>
      <Outcome state={state} />
      <div class="actions">
        <GiveUp label={words.confirm} sending={words.sending} busy={busy} onPress={giveUp} />
        <a class="button button-quiet" href={address.ticket(key)}>
          {words.keep}
        </a>
      </div>
      {booking && (
        <p>
          <a class="lone-link" href={address.move(key)}>
            {later.cancel.move}
          </a>
        </p>
      )}
    </Page>
  );
}
