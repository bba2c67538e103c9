import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiParameters,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { rolesFor } from '#shared/identity/permissions.ts';
import type { Route, Schema } from '../route.ts';

/** What the document says besides the routes. */
export interface ApiDescription {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly routes: Readonly<Record<string, Route>>;
  /** Schema of every answer that is not the route's own. */
  readonly problem: Schema;
  /** HTTP status of a refusal code; undefined for a code that does not exist. */
  readonly statusOf: (code: string) => number | undefined;
}

/** Codes that every route of every service can refuse with. */
const always = ['bad-request', 'wrong-door', 'too-large', 'fault'];

/** The OpenAPI 3.1 document of a service, made from its contract. */
export const openApi = (api: ApiDescription) => {
  const forStaff = Object.values(api.routes).some(({ access }) => access !== undefined);
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [name, route] of Object.entries(api.routes)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(api, name, route) };
  }
  return createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: api.title,
        version: api.version,
        description: api.description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'The city’s own address; on one machine http://localhost:8080' }],
      security: [],
      paths,
      components: {
        schemas: { Problem: api.problem },
        ...(forStaff && { securitySchemes: { staff } }),
      },
    },
    // A transformed field is documented as it is sent; what comes of it is nobody's business outside.
    { override: ({ jsonSchema }) => void delete jsonSchema.additionalProperties },
  );
};

/** How those who signed in are known. */
const staff = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description:
    'Access token of the region’s user pool, valid for 15 minutes. Without one API Gateway answers 401 itself, not as a problem.',
} as const;

/** Codes that a route can refuse with because it is not for everybody. */
const guarded = ['unauthenticated', 'forbidden'];

function operation(api: ApiDescription, name: string, route: Route): ZodOpenApiOperationObject {
  const { path, query, headers, body } = route.request.def.shape;
  const { status, type, schema, cacheSeconds } = route.answer;
  const requestParams: ZodOpenApiParameters = {};
  if (path) Object.assign(requestParams, { path });
  if (query) Object.assign(requestParams, { query });
  if (headers) Object.assign(requestParams, { header: headers });
  const cached = cacheSeconds > 0 ? ` May be kept for ${cacheSeconds} s.` : '';
  return {
    operationId: name,
    summary: route.summary,
    ...(route.access !== undefined && {
      security: [{ staff: [] }],
      description: `For: ${rolesFor(route.access).join(', ')}.`,
    }),
    requestParams,
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [`${status}`]: { description: `The answer.${cached}`, content: { [type]: { schema } } },
      ...problems(api, route),
    },
  };
}

/** Every code that a route can refuse with. */
export const codesOf = (route: Route): readonly string[] => [
  ...route.refusals,
  ...(route.access === undefined ? [] : guarded),
  ...always,
];

function problems(api: ApiDescription, route: Route): ZodOpenApiResponsesObject {
  const codes = new Map<number, string[]>();
  for (const code of codesOf(route)) {
    const status = api.statusOf(code);
    if (status === undefined) throw new Error(`${route.path} names a refusal ${code} that does not exist.`);
    codes.set(status, [...new Set([...(codes.get(status) ?? []), code])]);
  }
  const responses: ZodOpenApiResponsesObject = {};
  for (const [status, listed] of codes) {
    const digits = `${status}`.slice(1);
    responses[status < 500 ? (`4${digits}` as const) : (`5${digits}` as const)] = {
      description: listed.map((code) => `\`${code}\``).join(', '),
      content: { 'application/problem+json': { schema: api.problem } },
    };
  }
  return responses;
}
