import { createHash } from 'node:crypto';
import { type Host, part } from '../host.ts';
import { StartError } from '../start-error.ts';

/** A program that sends people to the sign-in pages. Times in seconds. */
export interface Client {
  readonly id: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly scopes: readonly string[];
  readonly lifetimes: { readonly access: number; readonly id: number; readonly refresh: number };
  /** How long a refresh token that was exchanged is still taken; undefined: it is never exchanged. */
  readonly rotationGrace: number | undefined;
  readonly revocable: boolean;
}

/** A group of a pool; the description says in words what its members are. */
export interface Group {
  readonly name: string;
  readonly description: string;
}

/** A Cognito user pool: who may sign in stands in its groups, see accounts.ts. */
export class UserPool {
  readonly id: string;
  /** What its tokens call their issuer: Cognito's own address, so that a token stays good when the door's port changes. */
  readonly issuer: string;
  readonly clients = new Map<string, Client>();
  readonly groups: Group[] = [];
  domain: string | undefined;

  constructor(id: string, region: string) {
    this.id = id;
    this.issuer = `https://cognito-idp.${region}.amazonaws.com/${id}`;
  }
}

/** The user pools of the templates, by id. */
export const userPools = part(() => new Map<string, UserPool>());

export function userPoolOf(id: string, host: Host): UserPool {
  const found = userPools(host).get(id);
  if (!found) throw new StartError(`There is no user pool ${id}`, 'Look at the UserPoolId in the template.');
  return found;
}

/** Random-looking, and the same at every start. */
export function steadyId(seed: string, length: number): string {
  const digest = createHash('sha256').update(seed).digest('hex');
  return BigInt(`0x${digest}`).toString(36).slice(0, length);
}
