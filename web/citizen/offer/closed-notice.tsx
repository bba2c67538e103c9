import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';

const texts = {
  id: {
    title: 'Jam ini ditutup oleh kantor',
    text: 'Anda tidak perlu datang pada jam tersebut. Pilih jadwal pengganti; Anda didahulukan.',
    choose: 'Pilih jadwal pengganti',
  },
  en: {
    title: 'The office has closed this time',
    text: 'You need not come at that time. Choose another one; you come first.',
    choose: 'Choose another time',
  },
};

/** Tells on a ticket that its time is closed, and where to choose another; comes before anything else. */
export function ClosedNotice({ ticketKey }: { ticketKey: string }) {
  const t = texts[useText().language];
  return (
    <section class="notice notice-warning stack no-print" role="status">
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      <p>
        <a class="button" href={address.offer(ticketKey)}>
          {t.choose}
        </a>
      </p>
    </section>
  );
}
