import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { noteLook } from '#shared/looks/note-look.ts';
import type { Routes } from '../../contract.ts';
import { openFile as unsealFile } from '../../domain/file.ts';
import type { Request } from '../../domain/request.ts';
import type { Officer } from '../../domain/workflow.ts';
import type { Refusal } from '../../refusals.ts';
import { takeStep } from '../take-step.ts';
import { findRequest } from './find-request.ts';
import { officerOf, type StaffPorts } from './ports.ts';
import { presentFile } from './present-file.ts';

type Route = Routes['openFile'];

const MINUTE = 60_000;
/** How long a link to a paper can be read: as long as somebody looks at one file. */
const LINK = 5 * MINUTE;

/** Everything that was handed in. The look is noted first; whoever holds the request goes on holding it. */
export const openFile =
  (ports: StaffPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, body }, call) => {
    const found = await findRequest(ports, path);
    if (!found) return { refused: [{ code: 'not-found' }] };
    const { request } = found;
    const { why, words } = body;
    await noteLook(ports, call, {
      office: request.office,
      action: 'verify-requests',
      why,
      request: request.id,
      ...(words !== undefined && { words }),
    });
    const officer = officerOf(call, request.office);
    const held = await renewClaim(ports, request, officer, {
      lease: (await ports.termsOf(request.office)).claimMinutes * MINUTE,
      causationId: call.correlationId,
    });
    const stored = await ports.requests.readFile(request.id);
    if (stored === undefined) return { refused: [{ code: 'not-found' }] };
    const file = unsealFile(await ports.keys(), request.id, stored.sealed);
    const now = ports.clock.now();
    const linksUntil = now + LINK;
    return { answer: await presentFile(ports, { request: held, file, officer, now, linksUntil }) };
  };

/**
 * Who opens what they hold is at work on it: the claim begins anew once less than half of it is left. Not at every look, because each
 * renewal is a version, and whoever looked before would be told to look again.
 */
async function renewClaim(
  ports: StaffPorts,
  request: Request,
  officer: Officer,
  { lease, causationId }: { readonly lease: number; readonly causationId: string },
): Promise<Request> {
  const now = ports.clock.now();
  const { id, claim, v: seen } = request;
  if (claim?.by !== officer.id || claim.until - now > lease / 2) return request;
  const command = { step: 'claim', until: now + lease } as const;
  const outcome = await takeStep(ports, { id, key: causationId, seen, officer, command, causationId });
  // Somebody was faster: what they made of it is shown.
  return 'request' in outcome ? outcome.request : ((await ports.requests.read(id)) ?? request);
}
