import { type Endpoint, endpoint } from '#shared/http/endpoint.ts';
import { intakeRoutes } from './contract.ts';
import { attachUpload, type IntakePorts } from './operations/citizen/attach-upload.ts';
import type { Refusal } from './refusals.ts';

/** The route that looks into files. */
export const intakeEndpoints = (ports: IntakePorts): readonly Endpoint<Refusal>[] => [
  endpoint(intakeRoutes.attachUpload, attachUpload(ports)),
];
