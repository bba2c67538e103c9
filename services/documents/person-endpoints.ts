import { type Endpoint, staffEndpoint } from '#shared/http/endpoint.ts';
import { personRoutes } from './contract.ts';
import { type ErasePorts, erasePerson } from './operations/person/erase-person.ts';
import { type ExportPorts, exportPerson } from './operations/person/export-person.ts';
import type { Refusal } from './refusals.ts';

/** The rights of a person, carried out by operators. */
export const personEndpoints = (ports: ErasePorts & ExportPorts): readonly Endpoint<Refusal>[] => [
  staffEndpoint(personRoutes.exportPerson, exportPerson(ports)),
  staffEndpoint(personRoutes.erasePerson, erasePerson(ports)),
];
