import * as z from 'zod/mini';
import { AwsError } from '../gateway.ts';

/** Bytes of the file, both included. */
interface SizeRange {
  readonly least: number;
  readonly most: number;
}

const condition = z.union([
  z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string().check(z.startsWith('$')), z.string()]),
  z.record(z.string(), z.string()),
]);
const policySchema = z.strictObject({
  expiration: z.iso.datetime(),
  conditions: z.array(condition),
});

/** Fields that a policy need not name. */
const free = /^(policy|file|x-amz-signature|x-ignore-.*)$/;

/**
 * Holds a form against the policy that was signed with it, at `now` (epoch milliseconds). `fields` by name in lower case, `bucket`
 * among them. Gives the range that the file's size must be in; throws in S3's words.
 */
export function checkPolicy(encoded: string, fields: ReadonlyMap<string, string>, now: number): SizeRange {
  const policy = parse(encoded);
  if (Date.parse(policy.expiration) < now) throw denied('Policy expired.');
  const range = { least: 0, most: Number.POSITIVE_INFINITY };
  const named = new Set<string>();
  for (const each of policy.conditions) {
    if (Array.isArray(each)) {
      if (each[0] === 'content-length-range') {
        range.least = Math.max(range.least, each[1]);
        range.most = Math.min(range.most, each[2]);
        continue;
      }
      const [operator, field, expected] = each;
      const name = field.slice(1).toLowerCase();
      named.add(name);
      const value = fields.get(name);
      const holds = operator === 'eq' ? value === expected : value?.startsWith(expected) === true;
      if (!holds) throw failed(each);
    } else {
      for (const [field, expected] of Object.entries(each)) {
        named.add(field.toLowerCase());
        if (fields.get(field.toLowerCase()) !== expected) throw failed(['eq', `$${field}`, expected]);
      }
    }
  }
  const extra = [...fields.keys()].filter(
    (name) => !free.test(name) && !named.has(name) && name !== 'bucket',
  );
  if (extra.length > 0) throw denied(`Extra input fields: ${extra.join(', ')}`);
  return range;
}

function parse(encoded: string): z.infer<typeof policySchema> {
  try {
    return z.parse(policySchema, JSON.parse(Buffer.from(encoded, 'base64').toString()));
  } catch (cause) {
    const reason = cause instanceof z.core.$ZodError ? z.prettifyError(cause) : 'Invalid JSON.';
    throw new AwsError('InvalidPolicyDocument', `Invalid Policy: ${reason}`);
  }
}

const denied = (reason: string) =>
  new AwsError('AccessDenied', `Invalid according to Policy: ${reason}`, 403);
const failed = (each: readonly unknown[]) => denied(`Policy Condition failed: ${JSON.stringify(each)}`);
