import { join } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recorder, role } from './parts.ts';
import { openPlace, type Place } from './place.ts';

// AWS: Functions: invoked by a caller who waits, and what errors look like <https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html>
// AWS: Functions: kept between requests, begun anew after a crash or a timeout <https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html>
// AWS: Functions: environment <https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html>

let place: Place;

beforeAll(async () => {
  place = await openPlace(
    'contract-function',
    {
      Resources: {
        Role: role('lambda.amazonaws.com'),
        Function: recorder({
          Code: { S3Bucket: 'assets', S3Key: 'misbehave.zip' },
          MemorySize: 192,
          Timeout: 2,
          Environment: { Variables: { COLOUR: 'blue' } },
        }),
      },
      Outputs: { Function: { Value: { Ref: 'Function' } } },
    },
    { misbehave: join(import.meta.dirname, 'misbehave.ts') },
  );
});
afterAll(() => place?.stop());

async function invoke(Payload: string, more: object = {}) {
  const {
    StatusCode,
    FunctionError,
    ExecutedVersion,
    Payload: given,
  } = await place.lambda.send(
    new InvokeCommand({ FunctionName: place.output('Function'), Payload, ...more }),
  );
  const text = Buffer.from(given ?? []).toString();
  return { StatusCode, FunctionError, ExecutedVersion, result: text === '' ? undefined : JSON.parse(text) };
}
const wish = (what?: string) => invoke(JSON.stringify(what === undefined ? {} : { do: what }));

test('gives back what the handler returned, and the handler what the template says', async () => {
  expect(await wish()).toEqual({
    StatusCode: 200,
    FunctionError: undefined,
    ExecutedVersion: '$LATEST',
    result: expect.objectContaining({ wish: {}, memory: '192', colour: 'blue' }),
  });
});

test('nothing returned is null, no event an empty one', async () => {
  expect((await wish('nothing')).result).toBeNull();
  expect((await invoke('')).result).toMatchObject({ wish: {} });
});

test('the time that is left is less than the timeout', async () => {
  const { left } = (await wish()).result;

  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(2_000);
});

test('what a function keeps in memory is there at its next request', async () => {
  const first = (await wish()).result;
  const second = (await wish()).result;

  expect(second).toMatchObject({ started: first.started, calls: first.calls + 1 });
});

test('requests at the same time never share an environment', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => wish('slow')));

  expect(all.map(({ result }) => result.most)).toEqual([1, 1, 1, 1, 1, 1]);
});

describe('a function that fails answers 200 with an error', () => {
  test.each<[string, string, RegExp]>([
    ['throw', 'TypeError', /^told to throw$/],
    ['throw text', 'string', /^a text$/],
    ['exit', 'Runtime.ExitError', /Runtime exited with/],
    ['hang', 'Sandbox.Timedout', /Task timed out after 2\.00 seconds$/],
  ])('when it is told to %s', async (what, errorType, message) => {
    const { StatusCode, FunctionError, result } = await wish(what);

    expect({ StatusCode, FunctionError }).toEqual({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(result).toMatchObject({ errorType, errorMessage: expect.stringMatching(message) });
  });
});

test('a crash begins anew', async () => {
  await wish('exit');

  expect((await wish()).result).toMatchObject({ wish: {}, most: 1 });
});

test('what is no JSON, and a function that is none, are refused', async () => {
  await expect(invoke('{')).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
  await expect(invoke('{}', { FunctionName: 'no-such-function' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('a dry run asks only whether one may', async () => {
  const dry = { InvocationType: 'DryRun' };

  expect((await invoke('{}', dry)).StatusCode).toBe(204);
});

test.runIf(!process.env['CONTRACT_OUTPUTS'])('a role without the permission may not', async () => {
  const roleArn = place.local?.resource('contract-function', 'Role')?.attributes?.['Arn'] ?? '';
  const { lambda } = await place.as(roleArn);
  const given = lambda.send(new InvokeCommand({ FunctionName: place.output('Function') }));

  await expect(given).rejects.toMatchObject({ name: 'AccessDeniedException' });
});
