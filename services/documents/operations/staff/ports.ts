import type { StaffCall } from '#shared/http/endpoint.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { can } from '#shared/identity/permissions.ts';
import type { Region } from '#shared/region/schema.ts';
import type { KeptFile, RequestFile } from '../../domain/file.ts';
import type { LookStore } from '../../domain/look.ts';
import type { Request } from '../../domain/request.ts';
import type { RequestStore } from '../../domain/request-store.ts';
import type { Officer } from '../../domain/workflow.ts';
import type { Refusal } from '../../refusals.ts';
import type { OfferedByOffice } from '../citizen/offered-services.ts';
import type { OfficeTerms } from '../office.ts';
import type { StepPorts } from '../take-step.ts';

/** What verifying requests needs of the world. */
export interface StaffPorts extends StepPorts {
  readonly region: Region;
  readonly offered: OfferedByOffice;
  readonly requests: Pick<RequestStore, 'read' | 'update' | 'readFile'>;
  readonly termsOf: OfficeTerms;
  readonly looks: LookStore;
  /** The service's keys, loaded on first use. */
  readonly keys: () => Promise<KeyRing>;
  /** A link to a kept file, readable until an instant (epoch milliseconds). */
  readonly linkTo: (file: KeptFile, until: number) => Promise<string>;
  /** Issues the letter that a request asks for, once; absent: the office issues none. */
  readonly issueLetter?: IssueLetter;
}

/** The letter's number, the same however often it is asked for; or why there is none. */
export type IssueLetter = (
  request: Request,
  file: RequestFile,
  issuer: { readonly by: string; readonly correlationId: string },
) => Promise<{ readonly number: string } | Refusal>;

/** Who calls, as the workflow sees them in an office. */
export const officerOf = ({ actor }: Pick<StaffCall, 'actor'>, office: string): Officer => ({
  id: actor.id,
  supervises: can(actor, 'supervise-requests', { office }),
});
