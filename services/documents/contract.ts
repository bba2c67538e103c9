import {
  checkLetter,
  readLetter,
  readLetterKeys,
  readOwnLetter,
  readRevocations,
  voidLetter,
} from './contract/letters.ts';
import { erasePerson, exportPerson } from './contract/person.ts';
import {
  correctRequest,
  openRequest,
  readOwnFile,
  readRequest,
  receiveDocument,
  submitRequest,
  withdrawRequest,
} from './contract/request.ts';
import { readServices } from './contract/services.ts';
import { documentSettingRoutes as settingRoutes } from './contract/settings.ts';
import { listLooks, openFile, readRequestFigures, readWorklist, takeStep } from './contract/staff.ts';
import {
  attachUpload,
  createChallenge,
  openDraft,
  openDraftForOthers,
  startUpload,
} from './contract/uploads.ts';

/** The routes of verifiers and supervisors. */
export const staffRoutes = { readWorklist, openFile, takeStep, listLooks, readRequestFigures };

/** The route that looks into files: it needs memory of its own. */
export const intakeRoutes = { attachUpload };

/** The rights of a person, carried out by operators. */
export const personRoutes = { exportPerson, erasePerson };

export { settingRoutes };

/** The routes by which anybody checks a letter. */
export const proofRoutes = { checkLetter, readLetterKeys, readRevocations };

/** The routes of letters that the office issues itself: what prints them is large. */
export const letterRoutes = { readOwnLetter, readLetter, voidLetter };

/** Every route of the documents service: HTTP routes, OpenAPI and the web's types are made from this table. */
export const routes = {
  readServices,
  createChallenge,
  openDraft,
  openDraftForOthers,
  startUpload,
  ...intakeRoutes,
  submitRequest,
  openRequest,
  readRequest,
  correctRequest,
  withdrawRequest,
  receiveDocument,
  readOwnFile,
  ...staffRoutes,
  ...proofRoutes,
  ...letterRoutes,
  ...personRoutes,
  ...settingRoutes,
};

export type Routes = typeof routes;

export { routeKey } from '#shared/http/route.ts';
export type { LetterKeys, Revocations } from './contract/letters.ts';
export type { ErasedPerson, ExportedPerson } from './contract/person.ts';
export { type Problem, problem } from './contract/problem.ts';
export type { Objected, OpenedRequest, RequestView, Submission } from './contract/request.ts';
export type { FormField, OfferedService, OfferedServices } from './contract/services.ts';
export type { SettingEffect } from './contract/settings.ts';
export type {
  ListedView,
  Looks,
  OpenedFile,
  Pile,
  RequestFigures,
  TakenStep,
  WantedStep,
  Worklist,
} from './contract/staff.ts';
export type { AttachedFile, StartedUpload } from './contract/uploads.ts';
