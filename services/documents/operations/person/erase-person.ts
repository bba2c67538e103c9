import type { StaffCall, StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { ErasedPerson, Routes } from '../../contract.ts';
import { restsSince } from '../../domain/forget.ts';
import type { Request } from '../../domain/request.ts';
import type { Refusal } from '../../refusals.ts';
import { type ForgetPorts, forgetRequest } from '../forget-request.ts';
import { type StepPorts, takeStep } from '../take-step.ts';
import { findPerson, type PersonPorts } from './find-person.ts';

type Route = Routes['erasePerson'];
type Why = ErasedPerson['standing'][number]['why'];

/** What erasing everything of a person needs. */
export interface ErasePorts
  extends Omit<PersonPorts, 'requests'>,
    Omit<ForgetPorts, 'requests'>,
    Omit<StepPorts, 'requests'> {
  readonly requests: PersonPorts['requests'] & ForgetPorts['requests'] & StepPorts['requests'];
}

/**
 * Erases what is kept of a person, each request for itself: after a crash the same call goes on. What must stay for now is told with its
 * reason; once that is over, the call is repeated. What an office stated in a letter stays in its register.
 */
export const erasePerson =
  (ports: ErasePorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ body }, call) => {
    const { requests } = await findPerson(ports, 'erase-person', body, call);
    const standing: ErasedPerson['standing'] = [];
    const letters: ErasedPerson['letters'] = [];
    for (const request of requests) {
      const { id, office, service } = request;
      const why = await eraseRequest(ports, request, { withdraw: body.withdraw ?? false, call });
      if (why) standing.push({ request: id, office, service, why });
      const letter = why ? undefined : await ports.registers.readLetter(id);
      if (letter) letters.push({ request: id, number: letter.number });
    }
    const count = requests.length - standing.length;
    const { correlationId, actor } = call;
    ports.log('person-erased', { correlationId, subject: actor.id, count });
    return { answer: { erased: { requests: count }, standing, letters, now: ports.clock.now() } };
  };

/** Erases one request; or why it stays for now. */
async function eraseRequest(
  ports: ErasePorts,
  { id }: Request,
  { withdraw, call }: { readonly withdraw: boolean; readonly call: StaffCall },
): Promise<Why | undefined> {
  const { correlationId: causationId, actor } = call;
  const wanted = { id, key: `erase-${causationId}`, causationId };
  const mayGo = (one: Request) => restsSince(one) !== undefined && (withdraw || one.state !== 'READY');
  if ((await forgetRequest(ports, { ...wanted, mayGo })) === 'forgotten') return undefined;
  if (!withdraw) return 'open';
  const officer = { id: actor.id, supervises: false };
  const outcome = await takeStep(ports, { ...wanted, officer, command: { step: 'withdraw' } });
  if ('refused' in outcome) return 'being-made';
  return (await forgetRequest(ports, { ...wanted, mayGo })) === 'forgotten' ? undefined : 'open';
}
