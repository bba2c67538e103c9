import city from 'balai:city';
import { useCallback, useRef } from 'preact/hooks';
import type { Arrived } from '#services/queue/contract.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { ScreenPage } from '../frame.tsx';
import { useWords } from '../texts/use-words.ts';
import { timeOf } from '../texts/when.ts';
import type { Way } from '../use-kiosk.ts';
import { Facts } from './facts.tsx';
import { Paper } from './paper.tsx';

interface Props {
  readonly way: Way;
  readonly arrived: Arrived;
  readonly office: string;
  readonly onDone: () => void;
}

/** The number of who stands here, and its print; printing again prints the same. */
export function TicketScreen({ way, arrived, office, onDone }: Props) {
  const { t, say } = useWords();
  const { ticket, link } = arrived;
  const waits = ticket.state === 'WAITING';
  const printed = useRef(false);
  // The print is begun once the code stands on it; a number that no longer waits needs no paper.
  const printOnce = useCallback(() => {
    if (printed.current || !waits) return;
    printed.current = true;
    print();
  }, [waits]);
  const service = city.offices
    .find(({ id }) => id === office)
    ?.services.find(({ id }) => id === ticket.service);
  return (
    <ScreenPage title={way === 'walk-in' ? t.ticket.issued : t.ticket.checkedIn}>
      <div class="shown-ticket">
        <div class="shown-main">
          <p class="shown-number">{ticket.ticket}</p>
          <p class="shown-service">{service && say(service.name)}</p>
          {ticket.priority && <p class="shown-priority">{t.ticket.priority}</p>}
        </div>
        <div class="shown-more">
          <News arrived={arrived} />
          {waits && <Facts arrived={arrived} />}
          {link !== null && (
            <div class="shown-follow">
              <QrCode content={link} label={t.ticket.qr(ticket.ticket)} />
              <p>{t.ticket.follow}</p>
            </div>
          )}
        </div>
      </div>
      <div class="choices choices-two">
        <button type="button" class="choice-key choice-key-low" onClick={() => print()}>
          <b>{t.ticket.again}</b>
        </button>
        <button type="button" class="choice-key choice-key-low choice-key-done" onClick={onDone}>
          <b>{t.ticket.done}</b>
        </button>
      </div>
      <p class="screen-hint">
        {waits && <b>{t.ticket.printing} </b>}
        {t.ticket.noPaper}
      </p>
      <Paper arrived={arrived} link={link} office={office} onReady={printOnce} />
    </ScreenPage>
  );
}

/** What is to be known besides the number. */
function News({ arrived: { ticket, now } }: { arrived: Arrived }) {
  const { t, language } = useWords();
  const news = () => {
    if (ticket.state === 'CALLED' || ticket.state === 'SERVING') return t.ticket.called(ticket.counter ?? '');
    if (ticket.state === 'MISSED') return t.ticket.missed;
    if (ticket.state === 'DONE' || ticket.state === 'CANCELLED') return t.ticket.ended;
    if (ticket.late) return t.ticket.late;
    return ticket.since > now ? t.ticket.from(timeOf(ticket.since, language)) : undefined;
  };
  const text = news();
  return text === undefined ? null : <p class="kiosk-notice">{text}</p>;
}
