import * as z from 'zod/mini';
import { StartError } from '../start-error.ts';
import { isCondition } from './conditions.ts';

const list = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((value: string | string[]): readonly string[] => [value].flat()),
);

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const values = z.pipe(
  z.union([scalar, z.array(scalar)]),
  z.transform((value: z.infer<typeof scalar> | z.infer<typeof scalar>[]): readonly string[] =>
    [value].flat().map(String),
  ),
);

const statementSchema = z.strictObject({
  Sid: z.optional(z.string()),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.optional(
    z.union([z.literal('*'), z.strictObject({ AWS: z.optional(list), Service: z.optional(list) })]),
  ),
  Action: z.optional(list),
  NotAction: z.optional(list),
  Resource: z.optional(list),
  NotResource: z.optional(list),
  Condition: z.optional(z.record(z.string(), z.record(z.string(), values))),
});

/** A policy as templates write it; what it does not name stops the start. */
export const policyDocument = z.strictObject({
  Version: z.optional(z.string()),
  Id: z.optional(z.string()),
  Statement: z.pipe(
    z.union([statementSchema, z.array(statementSchema)]),
    z.transform((value: z.infer<typeof statementSchema> | z.infer<typeof statementSchema>[]) =>
      [value].flat(),
    ),
  ),
});

export type Statement = z.infer<typeof statementSchema>;

/** The statements of a policy document; stops the start at anything that the evaluator would have to guess about. */
export function parsePolicy(document: unknown, where: string): readonly Statement[] {
  const refuse = (problem: string, cause?: unknown) =>
    new StartError(`${where}: ${problem}`, 'Write the policy without it, or teach it in local-aws/iam/.', {
      cause,
    });
  const parsed = z.safeParse(policyDocument, document);
  if (!parsed.success)
    throw refuse(`the policy cannot be read: ${z.prettifyError(parsed.error)}`, parsed.error);
  for (const statement of parsed.data.Statement) {
    const unknown = Object.keys(statement.Condition ?? {}).find((operator) => !isCondition(operator));
    if (unknown) throw refuse(`unknown condition operator ${unknown}`);
    const texts = [
      ...(statement.Resource ?? []),
      ...Object.values(statement.Condition ?? {}).flatMap((keys) => Object.values(keys).flat()),
    ];
    const variable = texts.find((text) => text.includes('${'));
    if (variable) throw refuse(`policy variables are not hosted (${variable})`);
  }
  return parsed.data.Statement;
}
