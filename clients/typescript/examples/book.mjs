// Books the first free place and cancels it again: node book.mjs [address] [office] [service]
import { createBooker, insist, openApi, Refused } from '@balai/queue-client';

const [, , address = 'http://localhost:8080', office = 'disdukcapil', service = 'ktp-el'] = process.argv;
const api = openApi({ address });
const patience = { milliseconds: 90_000, tryMilliseconds: 20_000 };
const { book } = createBooker({ api, patience });

// A serial at random, so that the example can be run again.
const nik = `127401550590${String(1 + Math.floor(Math.random() * 9_998)).padStart(4, '0')}`;

try {
  const { date, window } = await firstFree();
  const person = { nik, name: 'Siti Nurhaliza', phone: '0812 3456 7890' };
  const { booking, key } = await book({ office, service, date, window, person });
  console.log(`Ticket ${booking.ticket}, ${booking.state} on ${booking.date} at ${booking.window}`);

  const params = { path: { id: booking.id }, header: { 'booking-key': key } };
  const gone = await insist((signal) => api.DELETE('/api/queue/bookings/{id}', { params, signal }), patience);
  console.log(`Ticket ${gone.booking.ticket}, ${gone.booking.state}`);
} catch (fault) {
  if (!(fault instanceof Refused)) throw fault;
  console.error(`${fault.problem.text.id}\n${fault.problem.text.en}`, fault.problem.next ?? '');
  process.exitCode = 1;
}

/** The first open window of the coming weeks. */
async function firstFree() {
  for (const ahead of [0, 14]) {
    const month = new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 7);
    const path = { office };
    const { days } = await insist(
      (signal) =>
        api.GET('/api/queue/offices/{office}/days', { params: { path, query: { service, month } }, signal }),
      patience,
    );
    for (const { date } of days.filter(({ state }) => state === 'open')) {
      const { windows } = await insist(
        (signal) =>
          api.GET('/api/queue/offices/{office}/availability', {
            params: { path, query: { service, date } },
            signal,
          }),
        patience,
      );
      const free = windows.find(({ state }) => state === 'open');
      if (free) return { date, window: free.start };
    }
  }
  throw new Error('Nothing is free within the booking horizon.');
}
