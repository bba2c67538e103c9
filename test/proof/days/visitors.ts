import type { Chance } from './chance.ts';
import { type Town, visitSeconds } from './town.ts';

/** Somebody who comes on a day; minutes count from midnight. */
export interface Visitor {
  readonly service: string;
  readonly comes: number;
  readonly priority: boolean;
  /** Start of the booked window; absent: just comes. */
  readonly window?: number;
}

/** Opening spans of the towns, in minutes of the day. */
export const spans = [
  [8 * 60, 12 * 60],
  [13 * 60, 15 * 60],
] as const;

/** Minutes of a booked window. */
export const windowMinutes = 60;

/** People for each that the counters can serve in their hours. */
export const loads = { calm: 0.62, normal: 0.88, overload: 1.2 } as const;
export type Load = keyof typeof loads;

/** Who comes on a day: booked ones around their windows, the others when the doors open and after lunch. */
export function comeToday(town: Town, load: Load, chance: Chance): readonly Visitor[] {
  const count = Math.round(loads[load] * chance.within(0.92, 1.08) * capacityOf(town, chance));
  const total = town.services.reduce((sum, { weight }) => sum + weight, 0);
  const someService = () => {
    let left = chance.next() * total;
    const drawn = town.services.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
    return drawn?.id ?? town.services[0]?.id ?? '';
  };
  const windows = spans.flatMap(([from, to]) =>
    Array.from({ length: (to - from) / windowMinutes }, (_, place) => from + place * windowMinutes),
  );
  return Array.from({ length: count }, (): Visitor => {
    const service = someService();
    const priority = chance.happens(town.priority);
    if (!chance.happens(town.booked)) return { service, priority, comes: justComes(chance) };
    const window = windows[Math.floor(chance.next() * windows.length)] ?? 480;
    return { service, priority, window, comes: comesBooked(window, chance) };
  }).filter(({ window }) => window === undefined || !chance.happens(town.noShow));
}

const justComes = (chance: Chance): number => {
  const draw = chance.next();
  if (draw < 0.38) return Math.max(7.4 * 60, chance.around(8.3 * 60, 25));
  if (draw < 0.55) return chance.around(13.1 * 60, 18);
  return chance.within(8 * 60, 14.5 * 60);
};

const comesBooked = (window: number, chance: Chance): number => {
  const draw = chance.next();
  if (draw < 0.45) return Math.max(7.3 * 60, window - chance.waiting(14));
  if (draw < 0.92) return window + chance.within(0, windowMinutes);
  return window + windowMinutes + chance.waiting(18);
};

/** People whom the counters can serve, by the world's own means. */
function capacityOf(town: Town, chance: Chance): number {
  const samples = 400;
  const total = town.services.reduce((sum, { weight }) => sum + weight, 0);
  const minutes = town.officers.map((officer) => {
    const called = town.services.filter(({ id }) => officer.services.includes(id));
    const weights = called.reduce((sum, { weight }) => sum + weight, 0);
    const mean = called.reduce((sum, service) => {
      let seconds = 0;
      for (let turn = 0; turn < samples / called.length; turn += 1) {
        seconds += visitSeconds(service, chance, { town, officer, minute: chance.within(480, 900) });
      }
      return sum + (seconds / (samples / called.length)) * (service.weight / weights);
    }, 0);
    return (5.6 * 3600) / (mean + officer.reaction + 20) / total;
  });
  return minutes.reduce((sum, people) => sum + people * total, 0);
}
