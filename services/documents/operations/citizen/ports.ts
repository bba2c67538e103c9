import type { AllowanceStore } from '#shared/allowance/allowance.ts';
import type { Catalogue } from '#shared/catalogue/schema.ts';
import type { Outcome } from '#shared/http/endpoint.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { KeptFile } from '../../domain/file.ts';
import type { PaperStore } from '../../domain/paper-store.ts';
import type { OfficeCalendar } from '../../domain/promise.ts';
import type { RequestStore } from '../../domain/request-store.ts';
import type { Refusal } from '../../refusals.ts';
import type { OfficeTerms } from '../office.ts';
import type { OfferedByOffice } from './offered-services.ts';

/** What requests of citizens need of the world. */
export interface CitizenPorts {
  readonly region: Region;
  readonly catalogue: Pick<Catalogue, 'version'>;
  readonly offered: OfferedByOffice;
  /** The service's keys, loaded on first use. */
  readonly keys: () => Promise<KeyRing>;
  readonly clock: Clock;
  readonly requests: Pick<
    RequestStore,
    'read' | 'readFile' | 'findOpen' | 'submit' | 'update' | 'listOfCode'
  >;
  readonly papers: PaperStore;
  readonly allowances: AllowanceStore;
  readonly termsOf: OfficeTerms;
  readonly calendarOf: (office: string) => Promise<OfficeCalendar>;
  /** A link to a kept file, readable until an instant (epoch milliseconds). */
  readonly linkTo: (file: KeptFile, until: number) => Promise<string>;
  /** 22 random base64url characters. */
  readonly newId: () => string;
  /** Where citizens reach the site, without a slash at the end. */
  readonly siteOrigin: string;
}

/** An operation's no. */
export const refuse = (...refused: readonly [Refusal, ...Refusal[]]): Outcome<never, Refusal> => ({
  refused,
});
