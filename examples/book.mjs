// Books a place and prints the ticket: node examples/book.mjs [address] [office] [service]
// Runs as it is under Node 20 or newer; solving needs nothing but SHA-256.
import { createHash, randomInt, randomUUID } from 'node:crypto';

const [, , address = 'http://localhost:8080', office = 'disdukcapil', service = 'ktp-el'] = process.argv;

// A serial at random, so that the example can be run again.
const nik = `127401550590${String(randomInt(1, 10_000)).padStart(4, '0')}`;
const person = { nik, name: 'Siti Nurhaliza', phone: '0812 3456 7890' };
// One key is one booking: repeat it after a lost answer, and make a new one only for another wish.
const key = randomUUID();
const salt = randomUUID();

const { date, window } = await firstFree();
console.log(`${service} at ${office}: ${date} ${window}`);

// The proof is bound to office, person, key and salt; the server stores nothing for it.
const bind = createHash('sha256').update(`${person.nik}\n${key}\n${salt}`).digest('hex');
const challenge = await get('/api/queue/challenge', { office, bind });
const altcha = Buffer.from(JSON.stringify({ challenge, solution: solve(challenge.parameters) })).toString(
  'base64',
);

const { booking, link } = await book({ office, service, date, window, person, salt, altcha });
console.log(`Ticket ${booking.ticket}, ${booking.state} on ${booking.date} at ${booking.window}`);
console.log(link);

/** The counter whose SHA-256 of salt, nonce and counter (4 bytes, big-endian) starts with the wanted prefix. */
function solve({ nonce, salt: prefix, keyPrefix }) {
  const input = Buffer.concat([Buffer.from(prefix + nonce, 'hex'), Buffer.alloc(4)]);
  for (let counter = 0; ; counter += 1) {
    input.writeUInt32BE(counter, input.length - 4);
    const derivedKey = createHash('sha256').update(input).digest('hex');
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
}

/** Sends the booking until there is a definite answer; the key makes repeating safe. */
async function book(body) {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const response = await fetch(new URL('/api/queue/bookings', address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    }).catch(() => undefined);
    if (response?.ok) return response.json();
    const isProblem = response?.headers.get('content-type')?.startsWith('application/problem+json');
    if (response && isProblem && response.status < 500) {
      const { code, text, next } = await response.json();
      throw new Error(`${code}: ${text.en} ${next ? JSON.stringify(next) : ''}`);
    }
    const seconds = Number(response?.headers.get('retry-after') ?? 2) + Math.random();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
  throw new Error('No answer; try again later with the same key.');
}

/** The first open window of the coming days. */
async function firstFree() {
  const month = new Date().toISOString().slice(0, 7);
  const following = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 7);
  for (const one of new Set([month, following])) {
    const { days } = await get(`/api/queue/offices/${office}/days`, { service, month: one });
    for (const day of days.filter(({ state }) => state === 'open')) {
      const query = { service, date: day.date };
      const { windows } = await get(`/api/queue/offices/${office}/availability`, query);
      const free = windows.find(({ state }) => state === 'open');
      if (free) return { date: day.date, window: free.start };
    }
  }
  throw new Error('Nothing is free within the booking horizon.');
}

async function get(path, query) {
  const response = await fetch(new URL(`${path}?${new URLSearchParams(query)}`, address));
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.code}: ${answer.text.en}`);
  return answer;
}
