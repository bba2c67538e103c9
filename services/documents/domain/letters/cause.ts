import type { Cause } from '#shared/events/outbox.ts';
import { type Letter, type Occasion, subjectOf, versionOf } from './register.ts';

/** What the events of a changed letter tell of themselves. */
export const causeOf = (
  letter: Letter,
  { region, occasion }: { readonly region: string; readonly occasion: Occasion },
): Cause => ({
  occurredAt: occasion.at,
  region,
  subject: subjectOf(letter),
  version: versionOf(letter),
  correlationId: occasion.correlationId,
  causationId: occasion.correlationId,
  actor: { kind: 'officer', id: occasion.by },
});
