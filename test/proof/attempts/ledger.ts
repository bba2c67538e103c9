import type { HeldBooking } from '#services/queue/contract.ts';
import type { BookingId, Tag } from '#services/queue/domain/ids.ts';
import { bookingId } from '#services/queue/domain/ids.ts';
import { type Sheet, type SheetId, standingOf } from '#services/queue/domain/sheet.ts';
import { ticketLabel } from '#services/queue/domain/ticket.ts';
import type { Wanted } from '#services/queue/operations/place-booking.ts';
import type { Refusal } from '#services/queue/refusals.ts';
import { flawsOf } from '#services/queue/testing/model/history.ts';
import type { Random } from '#services/queue/testing/model/random.ts';
import type { Outcome } from '#shared/http/endpoint.ts';
import { identityOf } from '#shared/identity/stated-identity.ts';
import { tagOf } from '#shared/identity/tag.ts';
import { localDate } from '#shared/time/local.ts';
import { deskKeys } from '../../virtual/desk.ts';
import type { Asked, Truth } from './truth.ts';

type Answer = Outcome<HeldBooking, Refusal>;

/** A booking as its holder was last told of it. */
export interface Ticket {
  readonly wanted: Wanted;
  readonly id: BookingId;
  readonly key: string;
  label: string;
  window: string;
  state: 'BOOKED' | 'CANCELLED';
  /** A change of it is under way. */
  busy: boolean;
  /** Somebody changed it: a repetition of the first request is answered otherwise. */
  changed: boolean;
}

/** Tickets among which somebody who changes or repeats something is found. */
const recent = 400;

const nameOf = ({ office, service, date }: SheetId): string => `${office}/${service}/${date}`;
const sheetOf = ({ offer, date }: Wanted): SheetId => ({
  office: offer.office.id,
  service: offer.service.id,
  date,
});

/** What everybody was told, and whether it was true. */
export class Ledger {
  readonly counts = new Map<string, number>();
  readonly flaws: string[] = [];
  attempts = 0;
  readonly #truth: Truth;
  readonly #seed: number;
  readonly #tickets = new Map<BookingId, Ticket>();
  readonly #latest: Ticket[] = [];
  readonly #asked: Wanted[] = [];
  #keys = 0;

  constructor({ truth, seed }: { readonly truth: Truth; readonly seed: number }) {
    this.#truth = truth;
    this.#seed = seed;
  }

  nextKey(): string {
    this.#keys += 1;
    return `${this.#seed}-${this.#keys}`;
  }

  someTicket(random: Random): Ticket | undefined {
    const ticket = random.pick(this.#latest);
    return ticket?.state === 'BOOKED' ? ticket : undefined;
  }

  somethingWanted(random: Random): Wanted | undefined {
    return random.pick(this.#asked);
  }

  answered(wanted: Wanted, answer: Answer, asked: Pick<Asked, 'from' | 'to'>): void {
    this.attempts += 1;
    this.#remember(this.#asked, wanted);
    const known = this.#tickets.get(wanted.id);
    if ('answer' in answer) {
      this.#count('booked');
      if (!known) this.#open(wanted, answer.answer);
      else this.#compare(known, answer.answer);
      return;
    }
    const [refusal] = answer.refused;
    this.#count(refusal.code);
    if (known && !known.changed && !known.busy) {
      this.flaws.push(`${wanted.id} was booked, and is now told ${refusal.code}`);
    }
    const question = { ...asked, sheet: sheetOf(wanted), window: wanted.window, tag: tagOfWanted(wanted) };
    if (refusal.code === 'full' || refusal.code === 'already-booked') {
      this.#truth.judge(refusal.code, question, (flaw) => this.flaws.push(flaw));
    }
  }

  tallyChange(answer: Outcome<unknown, Refusal>): void {
    this.attempts += 1;
    this.#count('answer' in answer ? 'changed' : `change refused ${answer.refused[0].code}`);
  }

  cancelled(ticket: Ticket): void {
    ticket.state = 'CANCELLED';
    ticket.changed = true;
    this.#count('cancelled');
  }

  /** Within the day the booking keeps its id; on another day a new one replaces it. */
  moved(ticket: Ticket, held: HeldBooking): void {
    ticket.changed = true;
    if (held.booking.id === ticket.id) {
      ticket.label = held.booking.ticket;
      ticket.window = held.booking.window;
      return;
    }
    this.#count('moved to another day');
    ticket.state = 'CANCELLED';
    const id = bookingId.parse(held.booking.id);
    const moved = { ...ticket.wanted, id, date: localDate.parse(held.booking.date), from: ticket.id };
    if (!this.#tickets.has(id)) this.#open(moved, held);
  }

  /** Everything that is wrong with the sheets once all is quiet, against what people were told. */
  judgeAtRest(sheets: readonly Sheet[], tags: ReadonlyMap<BookingId, Tag>, changesPerDay: number): void {
    const byName = new Map(sheets.map((sheet) => [nameOf(sheet.id), sheet]));
    const facts = {
      tagOf: (id: BookingId) => {
        const tag = tags.get(id);
        if (!tag) throw new Error(`Nobody put the details of ${id}`);
        return tag;
      },
      changesPerDay,
      leastCoolDown: 0,
    };
    for (const sheet of sheets) {
      this.flaws.push(...flawsOf(sheet, facts).map((flaw) => `${nameOf(sheet.id)}: ${flaw}`));
      for (const [text, number] of Object.entries(sheet.held)) {
        if (number <= 0) continue;
        const ticket = this.#tickets.get(bookingId.parse(text));
        if (ticket?.state !== 'BOOKED') this.flaws.push(`${text} holds a seat that nobody was told of`);
      }
    }
    for (const ticket of this.#tickets.values()) {
      const sheet = byName.get(nameOf(sheetOf(ticket.wanted)));
      this.flaws.push(...flawsOfTicket(ticket, sheet));
    }
  }

  #open(wanted: Wanted, { booking, key }: HeldBooking): void {
    const { ticket: label, window } = booking;
    const ticket: Ticket = {
      wanted,
      id: wanted.id,
      key,
      label,
      window,
      state: 'BOOKED',
      busy: false,
      changed: false,
    };
    this.#tickets.set(wanted.id, ticket);
    this.#remember(this.#latest, ticket);
  }

  #compare(known: Ticket, { booking }: HeldBooking): void {
    if (known.changed || known.busy) return;
    if (known.label !== booking.ticket || booking.state !== 'BOOKED') {
      this.flaws.push(`${known.id} was told ${known.label}, now ${booking.ticket} ${booking.state}`);
    }
  }

  #remember<Item>(list: Item[], item: Item): void {
    list.push(item);
    if (list.length > 2 * recent) list.splice(0, recent);
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}

const tagOfWanted = ({ id, contact, date }: Wanted): Tag => tagOf(deskKeys, identityOf(contact, id), date);

/** A ticket against its sheet, once all is quiet. */
function flawsOfTicket({ id, label, window, state }: Ticket, sheet: Sheet | undefined): readonly string[] {
  const standing = sheet && standingOf(sheet, id);
  if (!sheet || !standing) return [`${id} was told, but is not on its sheet`];
  if (state === 'CANCELLED') return standing.state === 'released' ? [] : [`${id} was cancelled, but lives`];
  const now = ticketLabel(sheet.letter, standing.number);
  return standing.state === 'held' && now === label && standing.window === window
    ? []
    : [`${id} was told as ${label} ${window}, the sheet says ${standing.state} ${now} ${standing.window}`];
}
