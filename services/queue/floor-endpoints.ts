import { type Endpoint, endpoint, staffEndpoint } from '#shared/http/endpoint.ts';
import { floorRoutes } from './contract.ts';
import { checkIn } from './operations/floor/check-in.ts';
import { actOnTicket, callNext, readCounter, setCounter } from './operations/floor/counters.ts';
import type { FloorPorts } from './operations/floor/hall.ts';
import { issueNumber } from './operations/floor/issue-number.ts';
import { rememberNames } from './operations/floor/names.ts';
import { rateService } from './operations/floor/rate-service.ts';
import { readBoard } from './operations/floor/read-board.ts';
import { readFigures } from './operations/floor/read-figures.ts';
import { readFloor } from './operations/floor/read-floor.ts';
import { readPlace } from './operations/floor/read-place.ts';
import { runDay } from './operations/floor/run-day.ts';
import type { Refusal } from './refusals.ts';

/** The routes of the floor: who comes in, counters, the board, the place of a ticket. */
export const floorEndpoints = (ports: FloorPorts): readonly Endpoint<Refusal>[] => {
  const counters = { ...ports, nameOf: rememberNames(ports) };
  return [
    endpoint(floorRoutes.readBoard, readBoard(ports)),
    endpoint(floorRoutes.readPlace, readPlace(ports)),
    endpoint(floorRoutes.rateService, rateService(ports)),
    staffEndpoint(floorRoutes.checkIn, checkIn(ports)),
    staffEndpoint(floorRoutes.issueNumber, issueNumber(ports)),
    staffEndpoint(floorRoutes.readCounter, readCounter(counters)),
    staffEndpoint(floorRoutes.setCounter, setCounter(counters)),
    staffEndpoint(floorRoutes.callNext, callNext(counters)),
    staffEndpoint(floorRoutes.actOnTicket, actOnTicket(counters)),
    staffEndpoint(floorRoutes.readFloor, readFloor(ports)),
    staffEndpoint(floorRoutes.runDay, runDay(ports)),
    staffEndpoint(floorRoutes.readFigures, readFigures(ports)),
  ];
};
