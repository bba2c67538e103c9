import { CheckIcon } from '../../ui/icons.tsx';
import { Page } from '../page.tsx';
import { NotFound } from '../pages/not-found.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { Trouble } from '../trouble.tsx';
import { Brought } from './brought.tsx';
import { PhotoExamples } from './photo-examples.tsx';
import { stepAddress } from './places.ts';
import { useDocumentTexts } from './texts.ts';
import { useNeed } from './use-needs.ts';

/** One document: what to prepare, how long it takes, and the way to it. */
export function NeedPage({ params }: { params: { office: string; service: string } }) {
  const { t, say } = useText();
  const d = useDocumentTexts();
  const { answer, need } = useNeed(params.office, params.service);
  if (need === undefined) {
    if (answer.body !== undefined) return <NotFound />;
    return (
      <Page title={d.needs.title} back={address.needs}>
        <Trouble answer={answer} />
      </Page>
    );
  }
  const { online, counter, office } = need;
  const points =
    online === undefined
      ? [t.free]
      : [
          online.fee === 0 ? d.need.free : d.need.fee(online.fee.toLocaleString('id-ID')),
          d.need.days(online.days),
          online.visit === null
            ? d.need.noVisit
            : `${d.need.visit[online.visit.kind]}. ${say(online.visit.why)}`,
        ];
  return (
    <Page title={say(need.name)} caption={say(office.name)} back={address.needs}>
      <ul class="promises promises-column">
        {points.map((point) => (
          <li key={point}>
            <CheckIcon />
            <span>{point}</span>
          </li>
        ))}
      </ul>
      <section class="stack" aria-labelledby="prepare">
        <h2 id="prepare">{d.need.prepare}</h2>
        {online?.confirmed === false && <p class="notice notice-warning">{d.need.unconfirmed}</p>}
        {need.bring.length === 0 ? (
          online?.confirmed !== false && <p>{d.need.nothing}</p>
        ) : (
          <>
            <p>{online === undefined ? t.service.bringLead : d.need.original}</p>
            <Brought papers={need.bring} />
          </>
        )}
        {need.note !== undefined && <p class="hint">{say(need.note)}</p>}
      </section>
      <p class="actions">
        {online !== undefined && (
          <a class="button" href={stepAddress({ office: office.id, code: need.code })}>
            {d.need.apply}
          </a>
        )}
        {counter !== undefined && (
          <a class={online === undefined ? 'button' : 'button button-quiet'} href={address.service(counter)}>
            {d.need.queue}
          </a>
        )}
      </p>
      {online === undefined && <p class="hint">{d.need.ask}</p>}
      {online !== undefined && (
        <section class="stack" aria-labelledby="photos">
          <h2 id="photos">{d.need.photos}</h2>
          <PhotoExamples />
        </section>
      )}
      <section class="stack" aria-labelledby="where">
        <h2 id="where">{d.need.where}</h2>
        <address>
          {say(office.name)}
          <br />
          {office.address}
        </address>
      </section>
    </Page>
  );
}
