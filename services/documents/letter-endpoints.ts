import { type Endpoint, endpoint, staffEndpoint } from '#shared/http/endpoint.ts';
import { letterRoutes } from './contract.ts';
import { checkProof } from './operations/letters/check-proof.ts';
import {
  type RequestLetterPorts,
  readLetter,
  readOwnLetter,
  voidLetter,
} from './operations/letters/letters-of-requests.ts';
import { publishKeys, publishRevocations } from './operations/letters/publish-proofs.ts';
import type { Refusal } from './refusals.ts';

/** The routes of letters that the office issues itself. */
export const letterEndpoints = (ports: RequestLetterPorts): readonly Endpoint<Refusal>[] => [
  endpoint(letterRoutes.checkLetter, checkProof(ports)),
  endpoint(letterRoutes.readLetterKeys, publishKeys(ports)),
  endpoint(letterRoutes.readRevocations, publishRevocations(ports)),
  endpoint(letterRoutes.readOwnLetter, readOwnLetter(ports)),
  staffEndpoint(letterRoutes.readLetter, readLetter(ports)),
  staffEndpoint(letterRoutes.voidLetter, voidLetter(ports)),
];
