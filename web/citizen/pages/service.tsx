import { CheckIcon } from '../../ui/icons.tsx';
import { useOffices } from '../api/questions.ts';
import { Page } from '../page.tsx';
import { address, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { Trouble } from '../trouble.tsx';
import { Bring } from './bring.tsx';
import { NotFound } from './not-found.tsx';

export function ServicePage({ params }: { params: { office: string; service: string } }) {
  const { t, say } = useText();
  const place = placeOf(params.office, params.service);
  const offices = useOffices();
  if (place === undefined) return <NotFound />;
  const { office, service } = place;
  const cases = offices.body?.offices
    .find(({ id }) => id === office.id)
    ?.services.find(({ id }) => id === service.id)?.requirements;
  return (
    <Page title={say(service.name)} back={address.home}>
      <ul class="promises">
        <li>
          <CheckIcon />
          {t.free}
        </li>
        <li>
          <CheckIcon />
          {t.atCounter(service.durationSeconds)}
        </li>
      </ul>
      <section class="stack" aria-labelledby="bring">
        <h2 id="bring">{t.service.bring}</h2>
        {cases === undefined ? (
          <Trouble answer={offices} />
        ) : (
          <>
            <p>{cases.length > 1 ? t.service.bringCases : t.service.bringLead}</p>
            <Bring cases={cases} />
          </>
        )}
      </section>
      <section class="stack" aria-labelledby="where">
        <h2 id="where">{t.service.where}</h2>
        <address>
          {say(office.name)}
          <br />
          {office.address}
          {office.phone !== null && (
            <>
              <br />
              <a class="lone-link" href={`tel:${office.phone}`}>
                {office.phone}
              </a>
            </>
          )}
        </address>
      </section>
      <p class="actions">
        <a class="button" href={address.days(place)}>
          {t.service.start}
        </a>
      </p>
    </Page>
  );
}
