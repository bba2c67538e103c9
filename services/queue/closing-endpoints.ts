import { type Endpoint, staffEndpoint } from '#shared/http/endpoint.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { closingRoutes } from './contract.ts';
import { closeWindows, foreseeClosing } from './operations/closings/close-windows.ts';
import { listClosings } from './operations/closings/list-closings.ts';
import type { ClosingPorts } from './operations/closings/ports.ts';
import { reopenWindows } from './operations/closings/reopen-windows.ts';
import type { Refusal } from './refusals.ts';

/** The routes by which officials close a stretch of a day and open it again. */
export const closingEndpoints = (
  ports: ClosingPorts & { readonly keys: () => Promise<KeyRing> },
): readonly Endpoint<Refusal>[] => [
  staffEndpoint(closingRoutes.foreseeClosing, foreseeClosing(ports)),
  staffEndpoint(closingRoutes.closeWindows, closeWindows(ports)),
  staffEndpoint(closingRoutes.listClosings, listClosings(ports)),
  staffEndpoint(closingRoutes.reopenWindows, reopenWindows(ports)),
];
