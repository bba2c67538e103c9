import type { Ticket } from '#services/queue/domain/floor/ticket.ts';
import { createAgenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import { Hall, type PlayedFloor } from './hall.ts';
import { type Town, type TownOfficer, visitSeconds } from './town.ts';
import { spans, type Visitor } from './visitors.ts';

/** Looks on: at every check-in, every minute, and when somebody is called for the first time. */
export interface Onlooker {
  arrived(floor: PlayedFloor, ticket: Ticket, now: number): void;
  minute(floor: PlayedFloor, now: number): void;
  called(ticket: Ticket, now: number): void;
}

const minute = 60_000;
const lastMinute = 23 * 60;

/** Plays one day from before the doors open until nobody waits, in virtual time. */
export function playDay(
  plan: { readonly town: Town; readonly visitors: readonly Visitor[]; readonly midnight: number },
  chance: Chance,
  onlooker: Onlooker,
): void {
  const { town, visitors, midnight } = plan;
  const instant = (minutes: number) => Math.round(midnight + minutes * minute);
  const minuteOf = (now: number) => (now - midnight) / minute;
  const agenda = createAgenda<(now: number) => void>();
  const hall = new Hall(instant);
  const idle = new Set<TownOfficer>();
  const leaving = new Set<TownOfficer>();
  /** Who came back with a copy or a signature, by the officer whom they wait for. */
  const returned = new Map<TownOfficer, string[]>(town.officers.map((officer) => [officer, []]));
  let toCome = visitors.length;

  const later = (now: number, seconds: number, what: (at: number) => void) =>
    agenda.enter(Math.round(now + 1_000 * seconds), what);
  const react = (officer: TownOfficer, now: number) =>
    later(now, chance.waiting(officer.reaction), (at) => work(officer, at));
  const wake = (now: number) => {
    for (const officer of town.officers) if (idle.delete(officer)) react(officer, now);
  };

  const come = (visitor: Visitor, no: number) => (now: number) => {
    toCome -= 1;
    onlooker.arrived(hall.floor, hall.admit(visitor, no, now), now);
    wake(now);
  };

  const open = (officer: TownOfficer) => (now: number) => {
    hall.set(officer, 'open', now);
    react(officer, now);
  };

  const leave = (officer: TownOfficer) => (now: number) => {
    leaving.add(officer);
    if (idle.delete(officer)) work(officer, now);
  };

  function work(officer: TownOfficer, now: number): void {
    if (!hall.isOpen(officer)) return;
    if (leaving.delete(officer)) {
      hall.set(officer, 'break', now);
      later(now, 60 * minutesAway(minuteOf(now), chance), open(officer));
      return;
    }
    const back = returned.get(officer)?.shift();
    if (back !== undefined) {
      resume(officer, back, now);
      return;
    }
    const called = hall.call(officer, now);
    if (!called) {
      idle.add(officer);
      return;
    }
    if (called.calls.length === 1) onlooker.called(called, now);
    if (chance.happens(called.misses > 0 ? 0.6 : town.unanswered)) {
      later(now, chance.within(50, 160), (at) => {
        const ticket = hall.ticket(called.id);
        hall.write({ ...ticket, state: 'MISSED', misses: ticket.misses + 1 });
        react(officer, at);
      });
    } else {
      later(now, chance.within(8, 60), (at) => serve(officer, called.id, at));
    }
  }

  function serve(officer: TownOfficer, id: string, now: number): void {
    const ticket = hall.ticket(id);
    hall.write({ ...ticket, state: 'SERVING', servedAt: now, stretchAt: now });
    const service = town.services.find((one) => one.id === ticket.service);
    if (!service) throw new Error(`There is no service ${ticket.service}`);
    const seconds = visitSeconds(service, chance, { town, officer, minute: minuteOf(now) });
    later(now, seconds, (at) => end(officer, id, at));
  }

  function resume(officer: TownOfficer, id: string, now: number): void {
    const ticket = hall.ticket(id);
    const parked = now - (ticket.stretchAt ?? now);
    hall.write({ ...ticket, state: 'SERVING', parked, stretchAt: now });
    later(now, chance.within(60, 240), (at) => end(officer, id, at));
  }

  function end(officer: TownOfficer, id: string, now: number): void {
    const ticket = hall.ticket(id);
    const served = ticket.served + now - (ticket.stretchAt ?? now);
    const others = town.services.filter((one) => one.id !== ticket.service);
    const draw = ticket.parked > 0 || ticket.transferred ? 1 : chance.next();
    if (draw < 0.04) {
      hall.write({ ...ticket, state: 'PARKED', served, stretchAt: now });
      later(now, 60 * chance.within(4, 25), (at) => {
        returned.get(officer)?.push(id);
        if (idle.delete(officer)) work(officer, at);
      });
    } else if (draw < 0.07) {
      const other = others[Math.floor(chance.next() * others.length)] ?? { id: ticket.service };
      hall.transfer(id, other.id, served);
      wake(now);
    } else {
      hall.write({ ...ticket, state: 'DONE', served, endedAt: now });
    }
    react(officer, now);
  }

  const tick = (now: number): void => {
    onlooker.minute(hall.floor, now);
    const goesOn = toCome > 0 || hall.anybodyWaits;
    if (goesOn && minuteOf(now) < lastMinute) later(now, 60, tick);
  };

  for (const [no, visitor] of visitors.entries()) agenda.enter(instant(visitor.comes), come(visitor, no));
  for (const officer of town.officers) {
    const overslept = chance.happens(0.1) ? chance.within(10, 40) : 0;
    agenda.enter(instant(spans[0][0] + chance.around(officer.opensLate, 3) + overslept), open(officer));
    agenda.enter(instant(chance.around(11 * 60 + 56, 8)), leave(officer));
    if (chance.happens(0.5)) agenda.enter(instant(chance.within(8.7 * 60, 11.2 * 60)), leave(officer));
    if (chance.happens(0.3)) agenda.enter(instant(chance.within(13.4 * 60, 14.8 * 60)), leave(officer));
  }
  agenda.enter(instant(7.3 * 60), tick);
  for (let next = agenda.next(); next; next = agenda.next()) next.what(next.at);
}

/** Minutes for which an officer who leaves is away: over noon until about one o'clock, else a few. */
const minutesAway = (now: number, chance: Chance): number =>
  now > 11.6 * 60 && now < 13 * 60 ? Math.max(15, chance.around(13 * 60 + 3, 8) - now) : chance.within(4, 16);
