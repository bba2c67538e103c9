import type { Outcome, StaffCall, StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { bookingIdOf } from '#shared/identity/booking-id.ts';
import { can } from '#shared/identity/permissions.ts';
import type { AtCounter as AtCounterAnswer, Routes } from '../../contract.ts';
import { act } from '../../domain/floor/act.ts';
import { callNext as callNextOn } from '../../domain/floor/call-next.ts';
import { counterOf, type Floor, ticketAt } from '../../domain/floor/floor.ts';
import { setCounter as setCounterOn } from '../../domain/floor/set-counter.ts';
import { bookingId } from '../../domain/ids.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import { type Decided, decideOnFloor, openingFirst } from './decide-on-floor.ts';
import { type FloorPorts, findHall, type Hall, hasCounter } from './hall.ts';
import type { NameOf } from './names.ts';
import { presentCounter } from './present-floor.ts';

type Work<Name extends 'readCounter' | 'setCounter' | 'callNext' | 'actOnTicket'> = StaffOperation<
  RequestOf<Routes[Name]>,
  AnswerOf<Routes[Name]>,
  Refusal
>;

/** Characters that tell the few requests of one ticket apart: an item and its outbox share a kilobyte. */
const ACT_LENGTH = 6;

/** What the operations at a counter need: those of one container share the names that it remembers. */
export interface CounterPorts extends FloorPorts {
  readonly nameOf: NameOf;
}

interface Place {
  readonly hall: Hall;
  readonly counter: string;
  readonly call: StaffCall;
  readonly nameOf: NameOf;
}

async function findCounter(
  { nameOf, ...ports }: CounterPorts,
  path: { readonly office: string; readonly counter: string },
  call: StaffCall,
): Promise<Place | undefined> {
  const hall = await findHall(ports, path.office);
  return hall && hasCounter(hall, path.counter) ? { hall, counter: path.counter, call, nameOf } : undefined;
}

const atCounter = ({ hall, counter, call: { actor } }: Place) => ({
  counter,
  officer: { id: actor.id, runsFloor: can(actor, 'run-floor', { office: hall.id.office }) },
  holdSeconds: hall.rules.counterHoldSeconds,
  rules: hall.rules,
  now: hall.now,
});

const causeOf = ({ hall, call: { actor, correlationId } }: Place) => ({
  now: hall.now,
  causationId: correlationId,
  officer: actor.id,
});

async function answerOf(
  { hall, counter: id, call, nameOf }: Place,
  floor: Floor,
): Promise<Outcome<AtCounterAnswer, Refusal>> {
  const counter = counterOf(floor, id);
  const { actor } = call;
  const present = counter.officer === actor.id ? ticketAt(floor, counter) : undefined;
  const name = present && (await nameOf(call, present));
  const shown = presentCounter(floor, counter, { actor: actor.id, rules: hall.rules });
  const served = floor.tickets.filter(({ state, service }) => {
    return state === 'WAITING' && counter.services.includes(service);
  });
  return {
    answer: {
      counter: shown.ticket && name !== undefined ? { ...shown, ticket: { ...shown.ticket, name } } : shown,
      waiting: served.length,
      now: hall.now,
    },
  };
}

const outcomeOf = async (place: Place, decided: Decided) =>
  'refusal' in decided ? refuse(decided.refusal) : answerOf(place, decided.floor);

/** A counter as it stands. */
export const readCounter =
  (ports: CounterPorts): Work<'readCounter'> =>
  async ({ path }, call) => {
    const place = await findCounter(ports, path, call);
    if (!place) return refuse({ code: 'not-found' });
    return answerOf(place, await ports.floors.read(place.hall.id));
  };

/** Opens a counter, takes a break, closes it. */
export const setCounter =
  (ports: CounterPorts): Work<'setCounter'> =>
  async ({ path, body }, call) => {
    const place = await findCounter(ports, path, call);
    if (!place) return refuse({ code: 'not-found' });
    const { hall } = place;
    const offered = hall.office.services.map(({ id }) => id);
    if (body.services?.some((service) => !offered.includes(service))) return refuse({ code: 'not-found' });
    const servicesOf = (floor: Floor) => {
      const known = counterOf(floor, place.counter).services;
      return body.services ?? (known.length > 0 ? known : offered);
    };
    const decide = (floor: Floor) =>
      setCounterOn(floor, atCounter(place), {
        state: body.state,
        services: [...new Set(servicesOf(floor))],
      });
    const cause = causeOf(place);
    const opening = body.state === 'open' ? openingFirst(hall, decide) : decide;
    return outcomeOf(place, await decideOnFloor(ports, hall.id, { cause, decide: opening }));
  };

/** Calls the next ticket, or the one named, after ending the one served. */
export const callNext =
  (ports: CounterPorts): Work<'callNext'> =>
  async ({ path, headers, body }, call) => {
    const place = await findCounter(ports, path, call);
    if (!place) return refuse({ code: 'not-found' });
    const { id } = place.hall;
    const named = `call/${id.office}/${id.date}/${place.counter}/${headers['idempotency-key']}`;
    const wish = {
      key: bookingIdOf(await ports.keys(), named),
      ...(body.ticket === undefined ? {} : { ticket: bookingId.parse(body.ticket) }),
      ...(body.finish === undefined ? {} : { finish: body.finish }),
    };
    const decided = await decideOnFloor(ports, id, {
      cause: causeOf(place),
      decide: (floor) => callNextOn(floor, atCounter(place), wish),
    });
    return outcomeOf(place, decided);
  };

/** Recalls, misses, serves, finishes, parks, resumes, transfers or requeues a ticket. */
export const actOnTicket =
  (ports: CounterPorts): Work<'actOnTicket'> =>
  async ({ path, headers, body }, call) => {
    const place = await findCounter(ports, path, call);
    const { action, service, call: of } = body;
    if (!place) return refuse({ code: 'not-found' });
    const { hall } = place;
    if (service !== undefined && !hall.office.services.some(({ id }) => id === service)) {
      return refuse({ code: 'not-found' });
    }
    const named = `act/${action}/${service ?? ''}/${place.counter}/${headers['idempotency-key']}`;
    const wish = {
      action,
      ticket: bookingId.parse(body.ticket),
      key: bookingIdOf(await ports.keys(), named).slice(0, ACT_LENGTH),
      outcome: body.outcome ?? ('finished' as const),
      ...(of === undefined ? {} : { call: of }),
      ...(service === undefined ? {} : { service }),
    };
    const decided = await decideOnFloor(ports, hall.id, {
      cause: causeOf(place),
      decide: (floor) => act(floor, atCounter(place), wish),
    });
    return outcomeOf(place, decided);
  };
