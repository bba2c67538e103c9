import city from 'balai:city';
import { Onward } from '../../ui/icons.tsx';
import { offers, useDesk } from '../desk.tsx';
import { useTitle } from '../frame.tsx';
import { useText } from '../texts/language.tsx';
import { workOf } from '../work.ts';

/** Who signed in, and where they can go on. */
export function Home() {
  const { t, say } = useText();
  const { session, person } = useDesk();
  useTitle(t.hello(person.name));
  const work = workOf(person.groups, { say, offices: city.offices, everywhere: t.region });
  return (
    <div class="stack-loose">
      <h1>{t.hello(person.name)}</h1>
      <Ways />
      <section class="account stack" aria-labelledby="account">
        <h2 id="account">{t.account}</h2>
        <dl class="facts">
          <dt>{t.name}</dt>
          <dd>{person.name}</dd>
          <dt>{t.email}</dt>
          <dd>{person.email}</dd>
          <dt>{t.work}</dt>
          <dd>
            {work.length === 0 && t.none}
            {work.map(({ role, place }) => (
              <div key={`${role} ${place}`}>
                <b>{role}</b>
                <br />
                {place}
              </div>
            ))}
          </dd>
        </dl>
      </section>
      <div class="stack">
        <p class="hint">{t.shared}</p>
        <button type="button" class="button button-quiet" onClick={() => void session.signOut()}>
          {t.signOut}
        </button>
      </div>
    </div>
  );
}

/** The pages of each office that this person may open. */
function Ways() {
  const { t, say } = useText();
  const { person } = useDesk();
  const ways = city.offices.flatMap(({ id, name }) => [
    ...(offers(person, 'work-counter', id) ? [{ href: `/loket/${id}`, what: t.ways.counter, name }] : []),
    ...(offers(person, 'run-floor', id) ? [{ href: `/lantai/${id}`, what: t.ways.floor, name }] : []),
    ...(offers(person, 'close-windows', id) ? [{ href: `/tutup/${id}`, what: t.ways.close, name }] : []),
    ...(offers(person, 'book-for-others', id) ? [{ href: `/pesan/${id}`, what: t.ways.book, name }] : []),
    ...(offers(person, 'void-booking', id) ? [{ href: `/cari/${id}`, what: t.ways.find, name }] : []),
    ...(offers(person, 'read-expected', id) ? [{ href: `/daftar/${id}`, what: t.ways.expected, name }] : []),
    ...(offers(person, 'verify-requests', id)
      ? [{ href: `/verifikasi/${id}`, what: t.ways.verify, name }]
      : []),
    ...(offers(person, 'supervise-requests', id)
      ? [{ href: `/berkas/${id}`, what: t.ways.requests, name }]
      : []),
    ...(person.groups.includes(`${id}/kiosk`) ? [{ href: `/kios/${id}`, what: t.ways.kiosk, name }] : []),
    ...(offers(person, 'read-floor', id)
      ? [{ href: `/papan/${id}`, what: t.ways.board, name, own: true }]
      : []),
  ]);
  if (ways.length === 0) return null;
  return (
    <ul class="ways" aria-label={t.ways.title}>
      {ways.map(({ href, what, name, ...way }) => (
        <li key={href}>
          {/* The board is a page of its own: it would end this session. */}
          <a class="card" href={href} {...('own' in way && { target: '_blank', rel: 'noreferrer' })}>
            <span class="card-body">
              <span class="card-title">{what}</span>
              <span class="card-note">{say(name)}</span>
            </span>
            <Onward />
          </a>
        </li>
      ))}
    </ul>
  );
}
