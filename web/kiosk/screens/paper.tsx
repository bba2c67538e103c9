import city from 'balai:city';
import { useEffect } from 'preact/hooks';
import type { Arrived } from '#services/queue/contract.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { useWords } from '../texts/use-words.ts';
import { dateOf, timeOf } from '../texts/when.ts';
import { Facts } from './facts.tsx';

interface Props {
  readonly arrived: Arrived;
  /** Where its turn can be followed; null: who booked has the link already. */
  readonly link: string | null;
  readonly office: string;
  /** Told once everything stands on it. */
  readonly onReady: () => void;
}

/** The ticket as the printer gives it, 80 mm wide; on the screen it is not seen. */
export function Paper({ arrived, link, office, onReady }: Props) {
  const { t, say, language } = useWords();
  const { ticket } = arrived;
  useEffect(() => {
    if (link === null) onReady();
  }, [link, onReady]);
  const place = city.offices.find(({ id }) => id === office);
  const service = place?.services.find(({ id }) => id === ticket.service);
  const { label, contact } = city.reportExtortion;
  return (
    <article class="paper" aria-hidden="true">
      <p class="paper-office">{place && say(place.name)}</p>
      <p>{t.ticket.number}</p>
      <p class="paper-number">{ticket.ticket}</p>
      <p class="paper-service">{service && say(service.name)}</p>
      {ticket.priority && <p class="paper-priority">{t.ticket.priority}</p>}
      <p>
        {dateOf(ticket.arrivedAt, language)}
        <br />
        {t.ticket.at(timeOf(ticket.arrivedAt, language))}
      </p>
      {ticket.since > ticket.arrivedAt && <p>{t.ticket.from(timeOf(ticket.since, language))}</p>}
      <Facts arrived={arrived} />
      <p class="paper-small">{t.ticket.estimate}</p>
      {link !== null && (
        <>
          <QrCode content={link} label={t.ticket.qr(ticket.ticket)} onDrawn={onReady} />
          <p>{t.ticket.follow}</p>
        </>
      )}
      <p class="paper-listen">{t.ticket.listen}</p>
      <p class="paper-free">
        {say(label)} {contact}
      </p>
    </article>
  );
}
