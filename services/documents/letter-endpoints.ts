import { type Endpoint, endpoint, staffEndpoint } from '#shared/http/endpoint.ts';
import { letterRoutes, proofRoutes } from './contract.ts';
import { checkProof } from './operations/letters/check-proof.ts';
import {
  type RequestLetterPorts,
  readLetter,
  readOwnLetter,
  voidLetter,
} from './operations/letters/letters-of-requests.ts';
import type { LetterDesk } from './operations/letters/ports.ts';
import { publishKeys, publishRevocations } from './operations/letters/publish-proofs.ts';
import type { Refusal } from './refusals.ts';

/** The routes by which anybody checks a letter. */
export const proofEndpoints = (desk: LetterDesk): readonly Endpoint<Refusal>[] => [
  endpoint(proofRoutes.checkLetter, checkProof(desk)),
  endpoint(proofRoutes.readLetterKeys, publishKeys(desk)),
  endpoint(proofRoutes.readRevocations, publishRevocations(desk)),
];

/** The routes of letters that the office issues itself. */
export const letterEndpoints = (ports: RequestLetterPorts): readonly Endpoint<Refusal>[] => [
  endpoint(letterRoutes.readOwnLetter, readOwnLetter(ports)),
  staffEndpoint(letterRoutes.readLetter, readLetter(ports)),
  staffEndpoint(letterRoutes.voidLetter, voidLetter(ports)),
];
