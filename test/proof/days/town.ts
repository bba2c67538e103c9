import type { Chance } from './chance.ts';

// An invented office. All seconds here are the world's; the product knows only what the office says (`said`) and what it sees.

export interface TownService {
  readonly id: string;
  /** Seconds that the office's settings name. */
  readonly said: number;
  /** Seconds that a usual visit really takes. */
  readonly usual: number;
  /** Shape of usual visits: the smaller, the more they differ. */
  readonly shape: number;
  /** Share of visits that are over at once, and of those that go wrong. */
  readonly quick: number;
  readonly trouble: number;
  /** Share of the visitors. */
  readonly weight: number;
}

export interface TownOfficer {
  readonly counter: string;
  readonly services: readonly string[];
  /** Factor on the seconds of visits. */
  readonly speed: number;
  /** By how much the officer is slower at the end of the day than at its beginning. */
  readonly tires: number;
  /** Mean seconds from one visit to the next call. */
  readonly reaction: number;
  /** Usual minutes after the opening at which this counter opens. */
  readonly opensLate: number;
}

export interface Town {
  readonly services: readonly TownService[];
  readonly officers: readonly TownOfficer[];
  /** Counters that the hall has, most of them with an officer. */
  readonly signs: number;
  /** Swing of the hours of the day around 1, and the minute of the day at which it is highest. */
  readonly swing: number;
  readonly slowest: number;
  readonly booked: number;
  readonly noShow: number;
  readonly priority: number;
  readonly unanswered: number;
}

export function foundTown(chance: Chance): Town {
  const count = Math.floor(chance.within(2, 7));
  const services = Array.from({ length: count }, (_, place): TownService => {
    const said = 60 * Math.round(chance.within(4, 14));
    return {
      id: `service-${place}`,
      said,
      usual: said * chance.within(0.55, 1.7),
      shape: chance.within(1.3, 2.6),
      quick: chance.within(0.05, 0.25),
      trouble: chance.within(0.03, 0.12),
      weight: chance.within(0.3, 2),
    };
  });
  const counters = Math.floor(chance.within(3, 10));
  const officers = Array.from({ length: counters }, (_, place): TownOfficer => {
    const broad = place < 2 || chance.happens(0.4);
    const own = services.filter(
      (_, turn) => broad || turn % counters === place % count || chance.happens(0.4),
    );
    const called = own.length > 0 ? own : services;
    return {
      counter: `${place + 1}`,
      services: called.map(({ id }) => id),
      speed: chance.within(0.75, 1.4),
      tires: chance.within(-0.1, 0.3),
      reaction: chance.within(8, 45),
      opensLate: chance.within(0, 15),
    };
  });
  return {
    services,
    officers,
    signs: officers.length + (officers.length % 3),
    swing: chance.within(0, 0.3),
    slowest: chance.within(8 * 60, 15 * 60),
    booked: chance.within(0.25, 0.75),
    noShow: chance.within(0.08, 0.25),
    priority: chance.within(0.04, 0.12),
    unanswered: chance.within(0.02, 0.08),
  };
}

/** Seconds that a visit takes: mostly a Weibull spread around the usual, some over at once, some with a Pareto tail. */
export function visitSeconds(
  service: TownService,
  chance: Chance,
  { town, officer, minute }: { readonly town: Town; readonly officer: TownOfficer; readonly minute: number },
): number {
  const draw = chance.next();
  const body = (-Math.log(1 - chance.next())) ** (1 / service.shape);
  const seconds =
    draw < service.quick
      ? service.usual * chance.within(0.1, 0.35)
      : draw < service.quick + service.trouble
        ? Math.min(90 * 60, service.usual * 1.6 * (1 - chance.next()) ** -0.5)
        : service.usual * 1.1 * body;
  const swing = 1 + town.swing * Math.cos(((minute - town.slowest) / 420) * Math.PI);
  const tired = 1 + officer.tires * Math.min(1, Math.max(0, (minute - 480) / 420));
  return Math.max(20, seconds * swing * tired * officer.speed);
}
