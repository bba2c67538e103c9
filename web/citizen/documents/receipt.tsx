import city from 'balai:city';
import { PrintIcon } from '../../ui/icons.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { moment } from '../texts/when.ts';
import type { OpenedRequest } from './api.ts';
import { useDocumentTexts } from './texts.ts';

/** What is kept of a request: its code, its PIN, and a QR code of its link. Printed on A4. */
export function Receipt({ opened, document }: { opened: OpenedRequest; document: string }) {
  const { t, say, language } = useText();
  const d = useDocumentTexts();
  const { request, code, pin, link } = opened;
  return (
    <section class="stack" aria-labelledby="receipt">
      <h2 id="receipt">{d.request.receipt}</h2>
      <article class="ticket">
        <div class="ticket-head">
          <p class="ticket-city">{say(city.name)}</p>
          <p class="ticket-service">{document}</p>
        </div>
        <div class="ticket-body">
          <p class="ticket-when">
            <span class="ticket-label">{d.request.code}</span>
            <strong class="receipt-code">{code}</strong>
            <span class="ticket-label">{d.request.pin}</span>
            <strong class="receipt-code">{pin}</strong>
          </p>
          <div class="ticket-code">
            <QrCode content={link} label={d.request.qr} />
          </div>
          <dl class="ticket-facts">
            <div>
              <dt>{d.request.submitted}</dt>
              <dd>{moment(language, request.submittedAt, city.timezone)}</dd>
            </div>
            <div>
              <dt>{d.request.person}</dt>
              <dd>
                {request.person.name}, NIK {request.person.nik}
              </dd>
            </div>
          </dl>
          <p class="ticket-free">{t.ticket.free}</p>
        </div>
      </article>
      <p class="only-print">{d.request.openAt(new URL(address.requests, link).href)}</p>
      <p class="hint">{d.request.keep}</p>
      <p class="no-print">
        <button type="button" class="button button-quiet" onClick={() => print()}>
          <PrintIcon />
          {d.request.print}
        </button>
      </p>
    </section>
  );
}
