import { type Endpoint, staffEndpoint } from '#shared/http/endpoint.ts';
import { staffRoutes } from './contract.ts';
import { type FigurePorts, readRequestFigures } from './operations/figures/read-figures.ts';
import { listLooks } from './operations/staff/list-looks.ts';
import { openFile } from './operations/staff/open-file.ts';
import type { StaffPorts } from './operations/staff/ports.ts';
import { readWorklist } from './operations/staff/read-worklist.ts';
import { stepRequest } from './operations/staff/step-request.ts';
import type { Refusal } from './refusals.ts';

/** The routes of verifiers and supervisors. */
export const staffEndpoints = (ports: StaffPorts & FigurePorts): readonly Endpoint<Refusal>[] => [
  staffEndpoint(staffRoutes.readWorklist, readWorklist(ports)),
  staffEndpoint(staffRoutes.openFile, openFile(ports)),
  staffEndpoint(staffRoutes.takeStep, stepRequest(ports)),
  staffEndpoint(staffRoutes.listLooks, listLooks(ports)),
  staffEndpoint(staffRoutes.readRequestFigures, readRequestFigures(ports)),
];
