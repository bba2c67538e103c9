import type * as z from 'zod/mini';
import type { Action } from '#shared/identity/permissions.ts';

/** The parts of a request before they are parsed; header names in lower case. */
export interface RawRequest {
  readonly path: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON; undefined when there is none. */
  readonly body: unknown;
}

/** A schema for one part of a request or for an answer. */
export type Schema = z.ZodMiniType;

/** One HTTP route: what the dispatcher, the OpenAPI document and the web's types are made from. */
export interface Route<Request = unknown, Answer = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with parameters in braces, as API Gateway writes it. */
  readonly path: `/${string}`;
  readonly summary: string;
  /**
   * What the caller must be allowed to do, in the office of the path if it names one; absent: anyone may call. The route gets an
   * authorizer, the operation an actor, and the answer is kept nowhere.
   */
  readonly access?: Action;
  /** Any of `path`, `query`, `headers` and `body`; an issue's message is the code that it is refused with. */
  readonly request: z.ZodMiniObject<Partial<Record<keyof RawRequest, Schema>>> & z.ZodMiniType<Request>;
  readonly answer: {
    readonly status: 200 | 201 | 202;
    readonly type: 'application/json' | 'text/calendar; charset=utf-8';
    readonly schema: z.ZodMiniType<Answer>;
    /** Seconds that browsers and the edge may keep the answer; 0: never. */
    readonly cacheSeconds: number;
  };
  /** Codes this route can refuse with, besides those that every route can. */
  readonly refusals: readonly string[];
}

/** A route for those who signed in. */
export type StaffRoute<Request = unknown, Answer = unknown> = Route<Request, Answer> & {
  readonly access: Action;
  readonly answer: { readonly cacheSeconds: 0 };
};

/** What an operation receives: the parsed parts that its route declares. */
export type RequestOf<R extends Route> = z.output<R['request']>;

/** What an operation answers when it does not refuse. */
export type AnswerOf<R extends Route> = z.output<R['answer']['schema']>;

/** `event.routeKey` of API Gateway, such as `POST /api/queue/bookings`. */
export const routeKey = (route: Pick<Route, 'method' | 'path'>): string => `${route.method} ${route.path}`;
