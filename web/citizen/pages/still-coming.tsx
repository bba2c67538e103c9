import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { useLaterText } from '../texts/later.ts';
import { Trouble } from '../trouble.tsx';
import { GivenUp, GiveUp, Stub, useGivingUp } from './giving-up.tsx';
import { Outcome } from './outcome.tsx';

/** Where the reminder leads: one tap keeps the place, one gives it to somebody else. */
export function StillComingPage() {
  const { t } = useText();
  const later = useLaterText();
  const { key, booking, answer, state, busy, ended, giveUp } = useGivingUp();
  if (ended) return <GivenUp title={later.cancel.done} text={later.noTicket.cancelled.text} />;
  if (booking === undefined) {
    const gone = typeof answer.trouble === 'object' && answer.trouble.code === 'not-found';
    return (
      <Page title={gone ? later.noTicket.gone.title : later.stillComing.title}>
        {gone ? (
          <>
            <p>{later.noTicket.gone.text}</p>
            <p class="actions">
              <a class="button" href={address.find}>
                {t.home.findLink}
              </a>
            </p>
          </>
        ) : (
          <Trouble answer={answer} />
        )}
      </Page>
    );
  }
  const open = booking.state === 'BOOKED' && clock.now() < booking.till;
  return (
    <Page title={later.stillComing.title}>
      <Stub booking={booking} />
      <Outcome state={state} />
      <p class="actions">
        <a class="button" href={address.ticket(key)}>
          {later.stillComing.yes}
        </a>
      </p>
      {open ? (
        <>
          <p>{later.stillComing.noText}</p>
          <p class="actions">
            <GiveUp
              label={later.stillComing.no}
              sending={later.cancel.sending}
              busy={busy}
              onPress={giveUp}
            />
          </p>
          <p>
            <a class="lone-link" href={address.move(key)}>
              {later.cancel.move}
            </a>
          </p>
        </>
      ) : (
        <p class="hint">{later.stillComing.tooLate}</p>
      )}
    </Page>
  );
}
