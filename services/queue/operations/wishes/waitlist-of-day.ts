import { waitlistOf } from '#shared/region/release.ts';
import type { Availability } from '../../contract.ts';
import { availability } from '../../domain/availability.ts';
import type { Sheet } from '../../domain/sheet.ts';
import type { WishTerms } from '../../domain/wish.ts';
import { keptWindows, windowsAhead } from '../../domain/wish.ts';
import type { Offer } from '../service-day.ts';
import type { WishPorts } from './ports.ts';

type Ports = Pick<WishPorts, 'lists' | 'draws' | 'clock'>;

/** What citizens may know of a day's waitlist and of its draw. */
export async function waitlistOfDay(
  ports: Ports,
  { offer, sheet, timezone }: { readonly offer: Offer; readonly sheet: Sheet } & Pick<WishTerms, 'timezone'>,
): Promise<Pick<Availability, 'waitlist' | 'draw'>> {
  const drawn = sheet.draw && (await ports.draws.read(sheet.id))?.drawn;
  const draw = sheet.draw ? { ...sheet.draw, drawnAt: drawn?.at ?? null } : null;
  const { people, noticeHours } = waitlistOf(offer.service);
  if (draw !== null && drawn === undefined) return { waitlist: { open: false, waiting: null }, draw };
  const listed = keptWindows(sheet).length > 0 ? await ports.lists.glance(sheet.id) : [];
  const waiting = listed.filter(({ state }) => state === 'waiting').length;
  if (people === 0 && waiting === 0) return { waitlist: null, draw };
  const now = ports.clock.now();
  const ahead = new Set(windowsAhead(sheet, { windows: [] }, { timezone, noticeHours, now }));
  const full = availability(sheet, now).some(({ start, state }) => state === 'full' && ahead.has(start));
  return { waitlist: { open: full && waiting < people, waiting }, draw };
}
