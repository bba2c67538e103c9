import { type Endpoint, endpoint, staffEndpoint } from '#shared/http/endpoint.ts';
import { admitProof } from '#shared/proof-of-work/admit.ts';
import { createChallenge, type Issue } from '#shared/proof-of-work/create-challenge.ts';
import { routes } from './contract.ts';
import { correctRequest, receiveDocument, withdrawRequest } from './operations/citizen/change-request.ts';
import { openDraft, openDraftForOthers } from './operations/citizen/open-draft.ts';
import { openRequest } from './operations/citizen/open-request.ts';
import type { CitizenPorts } from './operations/citizen/ports.ts';
import { readOwnFile, readRequest } from './operations/citizen/read-request.ts';
import { readServices } from './operations/citizen/read-services.ts';
import { startUpload } from './operations/citizen/start-upload.ts';
import { submitRequest } from './operations/citizen/submit-request.ts';
import type { Refusal } from './refusals.ts';

/** The routes of citizens, and of who files for one. */
export const citizenEndpoints = (
  ports: CitizenPorts & { readonly issue: Issue },
): readonly Endpoint<Refusal>[] => [
  endpoint(routes.readServices, readServices(ports)),
  endpoint(routes.createChallenge, createChallenge(ports)),
  endpoint(
    routes.openDraft,
    openDraft(ports),
    admitProof(ports, () => 'draft'),
  ),
  staffEndpoint(routes.openDraftForOthers, openDraftForOthers(ports)),
  endpoint(routes.startUpload, startUpload(ports)),
  endpoint(routes.submitRequest, submitRequest(ports)),
  endpoint(routes.openRequest, openRequest(ports)),
  endpoint(routes.readRequest, readRequest(ports)),
  endpoint(routes.correctRequest, correctRequest(ports)),
  endpoint(routes.withdrawRequest, withdrawRequest(ports)),
  endpoint(routes.receiveDocument, receiveDocument(ports)),
  endpoint(routes.readOwnFile, readOwnFile(ports)),
];
