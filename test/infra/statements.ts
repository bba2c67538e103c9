import * as z from 'zod/mini';
import type { Resource } from './assembly.ts';

export interface Statement {
  /** Logical id of the role or policy. */
  readonly of: string;
  readonly actions: readonly string[];
  /** The resources, or `NotResource` and those left out, as JSON. */
  readonly resources: string;
}

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const document = z.object({
  Statement: z.array(
    z.object({
      Effect: z.literal('Allow'),
      Action: oneOrMore,
      Resource: z.optional(z.unknown()),
      NotResource: z.optional(z.unknown()),
    }),
  ),
});
const inline = z.object({ Policies: z._default(z.array(z.object({ PolicyDocument: document })), []) });
const attached = z.object({ PolicyDocument: document });

/** What a role or policy allows its functions. */
export function statementsOf({ id, type, properties }: Resource): readonly Statement[] {
  return documentsOf(type, properties).flatMap(({ Statement }) =>
    Statement.map(({ Action, Resource: on, NotResource }) => ({
      of: id,
      actions: [Action].flat(),
      resources:
        NotResource === undefined
          ? JSON.stringify([on].flat())
          : `NotResource ${JSON.stringify(NotResource)}`,
    })),
  );
}

function documentsOf(type: string, properties: Resource['properties']): z.infer<typeof document>[] {
  if (type === 'AWS::IAM::Role')
    return inline.parse(properties).Policies.map((policy) => policy.PolicyDocument);
  if (type === 'AWS::IAM::Policy') return [attached.parse(properties).PolicyDocument];
  return [];
}
