import type { Closing } from '../../domain/closing.ts';
import type { Sheet } from '../../domain/sheet.ts';
import { closeStretch, openStretch } from '../../domain/shut.ts';
import { commitToSheet, type SheetCommand } from '../commit-decision.ts';
import { findOffer, serviceDay } from '../service-day.ts';
import { makeSheet } from '../wishes/make-sheet.ts';
import { sheetsOf } from './affected.ts';
import type { ClosingPorts } from './ports.ts';

type Ports = Pick<ClosingPorts, 'sheets' | 'settings' | 'draws'>;

/** Closes the stretch on every sheet of a closing; a day that nobody has booked yet gets its sheet first. Safe to repeat. */
export async function shutSheets(ports: Ports, closing: Closing): Promise<void> {
  await onSheets(ports, closing, (sheet) => closeStretch(sheet, [closing.id, closing.from, closing.to]));
}

/**
 * Opens on every sheet what a closing closed, or was about to: who closes may stall and come later, also to a day that nobody has booked
 * yet. Safe to repeat.
 */
export async function openSheets(ports: Ports, closing: Closing): Promise<void> {
  await onSheets(ports, closing, (sheet) => openStretch(sheet, closing.id));
}

async function onSheets(ports: Ports, closing: Closing, decide: SheetCommand['decide']): Promise<void> {
  const { value: region } = await ports.settings.fresh();
  await Promise.all(
    sheetsOf(closing).map(async (id) => {
      const known = await ports.sheets.read(id);
      if (known === undefined) {
        const offer = findOffer(region, id);
        const day = offer && serviceDay(region, offer, id.date);
        if (day === undefined || 'closed' in day) return;
        await makeSheet(ports, day.unbooked);
      }
      const outcome = await commitToSheet(ports.sheets, { sheet: id, known, decide });
      if ('refusal' in outcome) {
        throw new Error(`${id.service} of ${id.date} cannot follow a closing: ${outcome.refusal.code}`);
      }
    }),
  );
}

/** The sheets of a closing as they stand; those of days that nobody could book are left out. */
export async function readSheets(
  { sheets }: Pick<ClosingPorts, 'sheets'>,
  closing: Pick<Closing, 'office' | 'date' | 'services'>,
): Promise<readonly Sheet[]> {
  const found = await Promise.all(sheetsOf(closing).map((id) => sheets.read(id)));
  return found.filter((sheet) => sheet !== undefined);
}
