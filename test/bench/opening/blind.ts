import type { Sheet, SheetId } from '#services/queue/domain/sheet.ts';
import type { BookingPorts } from '#services/queue/operations/ports.ts';

/**
 * The same function without its gate, for one request: the first look shows the day as if nobody had booked yet, so the request
 * writes and lets the condition decide. What it offers instead it still looks up, so that people choose as well as behind the gate.
 */
export function claimBlind(desk: BookingPorts, unbooked: (id: SheetId) => Sheet | undefined): BookingPorts {
  let looked = false;
  return {
    ...desk,
    gate: {
      learn: desk.gate.learn,
      look: async (id) => {
        if (looked) return desk.gate.look(id);
        looked = true;
        return unbooked(id);
      },
    },
  };
}
