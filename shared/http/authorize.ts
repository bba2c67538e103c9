import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Actor, readActor } from '#shared/identity/actor.ts';
import { can, reach } from '#shared/identity/permissions.ts';
import type { HttpRefusal } from './refusal.ts';
import type { Route } from './route.ts';

/** Where a JWT authorizer leaves the claims that it verified. */
const verified = z.object({ authorizer: z.object({ jwt: z.object({ claims: z.unknown() }) }) });

/** Nothing for a route that anyone may call, else the actor; or the refusal when nobody signed in or the role is missing. */
export function authorize(
  { access }: Route,
  { requestContext, pathParameters }: APIGatewayProxyEventV2,
): { readonly actor?: Actor } | HttpRefusal {
  if (access === undefined) return {};
  const { data } = verified.safeParse(requestContext);
  const actor = readActor(data?.authorizer.jwt.claims);
  if (actor === undefined) return { code: 'unauthenticated' };
  const office = pathParameters?.['office'];
  // Without an office in the path the operation asks again, for what the request is about.
  const allowed = office === undefined ? reach(actor, access).length > 0 : can(actor, access, { office });
  return allowed ? { actor } : { code: 'forbidden' };
}
