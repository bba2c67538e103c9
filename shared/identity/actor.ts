import * as z from 'zod/mini';

/** Roles that somebody has in one office; `kiosk` is the machine in its hall. */
export const officeRoles = [
  'officer',
  'front-desk',
  'helper',
  'verifier',
  'supervisor',
  'head',
  'kiosk',
] as const;

export type OfficeRole = (typeof officeRoles)[number];

/** Every role; an operator is one in the whole region. */
export type Role = OfficeRole | 'operator';

/** The one group that does not belong to an office. */
export const operatorGroup = 'region/operator';

/** The group that gives a role in an office: `<office>/<role>`. */
export const groupOf = (office: string, role: OfficeRole): string => `${office}/${role}`;

const group = new RegExp(`^(${operatorGroup}|[a-z][a-z0-9-]{1,30}/(${officeRoles.join('|')}))$`);

/** Id of an account of staff, as the user pool makes them; events name the officer by it. */
export const accountId = z.uuid();

/** Whoever signed in and calls. */
export interface Actor {
  /** The account, for good: the `sub` of its tokens. */
  readonly id: string;
  /** `<office>/<role>` and `region/operator`. */
  readonly roles: readonly string[];
}

/**
 * The claims of an access token as an HTTP API hands them on: every value is text, and a list is `[a b]`. Groups that are no
 * roles of ours give none.
 */
const claims = z.object({
  sub: accountId,
  token_use: z.literal('access'),
  'cognito:groups': z._default(z.string().check(z.regex(/^\[[^[\]]*\]$/)), '[]'),
});

/** Who the verified claims of a request speak of; undefined when they are those of no access token. */
export function readActor(verified: unknown): Actor | undefined {
  const { success, data } = claims.safeParse(verified);
  if (!success) return undefined;
  const names = data['cognito:groups'].slice(1, -1).split(' ');
  return { id: data.sub, roles: names.filter((name) => group.test(name)) };
}
