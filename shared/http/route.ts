import type * as z from 'zod/mini';

/** A schema for one part of a request or for an answer. */
export type Schema = z.ZodMiniType;

/** One HTTP route: what the dispatcher, the OpenAPI document and the web's types are made from. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path with parameters in braces, as API Gateway writes it. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly request: {
    readonly path?: Schema;
    readonly query?: Schema;
    /** Header names in lower case. */
    readonly headers?: Schema;
    readonly body?: Schema;
  };
  readonly answer: {
    readonly status: 200 | 201 | 202;
    readonly type: 'application/json' | 'text/calendar; charset=utf-8';
    readonly schema: Schema;
    /** Seconds that browsers and the edge may keep the answer; 0: never. */
    readonly cacheSeconds: number;
  };
  /** Codes this route can refuse with, besides those that every route can. */
  readonly refusals: readonly string[];
}

type Part<R extends Route, P extends keyof Route['request']> = R['request'][P] extends Schema
  ? { readonly [K in P]: z.output<R['request'][P]> }
  : unknown;

/** What an operation receives: the parsed parts that its route declares. */
export type RequestOf<R extends Route> = Part<R, 'path'> &
  Part<R, 'query'> &
  Part<R, 'headers'> &
  Part<R, 'body'>;

/** What an operation answers when it does not refuse. */
export type AnswerOf<R extends Route> = z.output<R['answer']['schema']>;

/** `event.routeKey` of API Gateway, such as `POST /api/queue/bookings`. */
export const routeKey = (route: Route): string => `${route.method} ${route.path}`;
