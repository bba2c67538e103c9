import type * as z from 'zod/mini';

/** A string that only its own module makes, so that one kind of id is never taken for another. */
export type Branded<Name extends string> = string & z.core.$brand<Name>;

/** The one cast of the product: called by modules that make ids, right after making them. */
export const branded = <Name extends string>(text: string): Branded<Name> => text as Branded<Name>;
