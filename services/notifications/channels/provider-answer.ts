import * as z from 'zod/mini';
import type { Answer } from '../operations/deliver.ts';

/** Faults about this one recipient or message: the same again would be refused again. */
const FOR_GOOD = new Set([
  'BadRequestException',
  'InvalidParameterException',
  'InvalidParameterValueException',
  'MessageRejected',
  'OptedOutException',
  'ValidationException',
]);

const serviceFault = z.object({
  name: z.string(),
  $metadata: z.object({ httpStatusCode: z.optional(z.int()) }),
});

/**
 * What a provider's call came to. A 4xx answer means that nothing was taken: for good, or until the limit or the setting
 * behind it has changed. Everything else (a timeout, a cut connection, a 5xx) leaves open whether it was.
 */
export async function providerAnswer(call: Promise<unknown>): Promise<Answer> {
  try {
    await call;
    return { outcome: 'SENT' };
  } catch (fault) {
    const known = serviceFault.safeParse(fault);
    if (!known.success) return { outcome: 'UNSURE', reason: fault instanceof Error ? fault.name : 'unknown' };
    const { name, $metadata } = known.data;
    const status = $metadata.httpStatusCode ?? 0;
    if (status < 400 || status > 499) return { outcome: 'UNSURE', reason: name };
    return { outcome: FOR_GOOD.has(name) ? 'REFUSED' : 'WAITING', reason: name };
  }
}
