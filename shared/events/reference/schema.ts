import * as z from 'zod/mini';
import type { EventDefinition } from '../event.ts';

/** JSON, as a file holds it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const json: z.ZodMiniType<Json> = z.json();

/** The JSON Schema of the message that brings an event; consumers ignore fields that it does not name. */
export const schemaOf = ({ message, detailType, summary }: EventDefinition): Json =>
  json.parse({ title: detailType, description: summary, ...z.toJSONSchema(message, { io: 'input' }) });
