import type { Catalogue } from '#shared/catalogue/schema.ts';
import type { StaffCall } from '#shared/http/endpoint.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { can } from '#shared/identity/permissions.ts';
import type { Region, Text } from '#shared/region/schema.ts';
import type { KeptFile, RequestFile } from '../../domain/file.ts';
import type { LookStore } from '../../domain/look.ts';
import type { Request } from '../../domain/request.ts';
import type { RequestStore } from '../../domain/request-store.ts';
import type { Officer } from '../../domain/workflow.ts';
import type { Refusal } from '../../refusals.ts';
import type { StepPorts } from '../take-step.ts';

/** A reason of the catalogue, by the code that a step names. */
interface Reason {
  readonly code: string;
  readonly text: Text;
}

/** A field of a form, as far as an officer sees it. */
interface Field {
  readonly key: string;
  readonly label: Text;
  readonly choices?: readonly { readonly value: string; readonly text: Text }[] | undefined;
}

/** What verifying requests needs of the world. */
export interface StaffPorts extends StepPorts {
  readonly region: Region;
  readonly catalogue: Catalogue;
  readonly requests: Pick<RequestStore, 'read' | 'update' | 'readFile'>;
  readonly looks: LookStore;
  /** The service's keys, loaded on first use. */
  readonly keys: () => Promise<KeyRing>;
  /** Fields of a document's form, in the order of the national system. */
  readonly fieldsOf: (service: string) => readonly Field[];
  readonly reasons: { readonly objections: readonly Reason[]; readonly grounds: readonly Reason[] };
  /** A link to a kept file, readable until an instant (epoch milliseconds). */
  readonly linkTo: (file: KeptFile, until: number) => Promise<string>;
  /** Issues the letter that a request asks for, once; absent: the office issues none. */
  readonly issueLetter?: IssueLetter;
}

/** The letter's number, the same however often it is asked for; or why there is none. */
export type IssueLetter = (
  request: Request,
  file: RequestFile,
) => Promise<{ readonly number: string } | Refusal>;

/** Who calls, as the workflow sees them in an office. */
export const officerOf = ({ actor }: Pick<StaffCall, 'actor'>, office: string): Officer => ({
  id: actor.id,
  supervises: can(actor, 'supervise-requests', { office }),
});
