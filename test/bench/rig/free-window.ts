import { routes } from '#services/queue/contract.ts';
import type { Wish } from '../../world/citizen.ts';

/** A window that can be booked now, by the public routes. */
export async function firstFreeWindow(site: string): Promise<Wish> {
  const { offices } = routes.listOffices.answer.schema.parse(await ask(`${site}/api/queue/offices`));
  for (const office of offices) {
    for (const { id: service } of office.services) {
      for (const date of datesAhead(office.horizonDays)) {
        const query = new URLSearchParams({ service, date });
        const day = routes.readAvailability.answer.schema.parse(
          await ask(`${site}/api/queue/offices/${office.id}/availability?${query}`),
        );
        const window = day.windows.find(({ state }) => state === 'open');
        if (window) return { office: office.id, service, date, window: window.start };
      }
    }
  }
  throw new Error('Nothing can be booked.');
}

async function ask(url: string): Promise<unknown> {
  const answer = await fetch(url);
  return answer.json();
}

const datesAhead = (days: number): readonly string[] =>
  Array.from({ length: days }, (_, day) =>
    new Date(Date.now() + (day + 1) * 86_400_000).toISOString().slice(0, 10),
  );
