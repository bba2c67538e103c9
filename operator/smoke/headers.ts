import { expected } from './steps.ts';

/** What every answer of the site must carry (infra/constructs/site-headers.ts). */
const demanded: readonly (readonly [string, RegExp])[] = [
  ['content-security-policy', /default-src 'none'.*frame-ancestors 'none'/],
  ['strict-transport-security', /max-age=\d{8,}/],
  ['x-content-type-options', /^nosniff$/],
  ['x-frame-options', /^DENY$/],
  ['referrer-policy', /^no-referrer$/],
  ['permissions-policy', /geolocation=\(\)/],
];

/** The front page comes, as a page, with the headers that guard it. */
export async function frontPage(url: string): Promise<void> {
  const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(20_000) });
  expected(answer.status === 200, `Halaman depan dijawab ${answer.status}.`);
  expected(
    (answer.headers.get('content-type') ?? '').startsWith('text/html') &&
      /<html|<!doctype/i.test(await answer.text()),
    'Halaman depan bukan halaman HTML.',
  );
  // Browsers heed it over TLS only, and the one-machine host has none.
  const heeded = demanded.filter(
    ([name]) => url.startsWith('https:') || name !== 'strict-transport-security',
  );
  const missing = heeded.filter(([name, value]) => !value.test(answer.headers.get(name) ?? ''));
  expected(missing.length === 0, `Tajuk kurang atau salah: ${missing.map(([name]) => name).join(', ')}.`);
}

/** What does not exist is refused by the service itself, in both languages, and is kept in no cache. */
export async function refusals(url: string): Promise<void> {
  const answer = await fetch(`${url}/api/queue/bookings/AAAAAAAAAAA`, {
    signal: AbortSignal.timeout(20_000),
  });
  const type = answer.headers.get('content-type') ?? '';
  expected(
    answer.status >= 400 && answer.status < 500 && type.startsWith('application/problem+json'),
    `Tiket yang tidak ada dijawab ${answer.status} (${type}).`,
  );
  expected(/"text":\{"id":"/.test(await answer.text()), 'Penolakan tidak berisi kalimat untuk warga.');
}
