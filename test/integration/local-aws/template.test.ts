import { expect, test } from 'vitest';
import { startHost } from '../../../local-aws/start-host.ts';
import { functionOf, httpApiOf, roleOf } from '../../../local-aws/testing/templates.ts';
import { writeAssembly } from '../../../local-aws/testing/write-assembly.ts';
import { askApi, hostOf, temporaryFolder } from './hosts.ts';

// AWS: Templates: what is refused at the start <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html>

// Nothing of a system is described twice: whatever changes in a template changes what the host does.

const echo = `exports.handler = async (event) => {
  const wait = Number(event.queryStringParameters?.wait ?? 0);
  if (event.queryStringParameters?.do === 'throw') throw new Error('broken');
  await new Promise((done) => setTimeout(done, wait));
  return { route: event.routeKey, parameters: event.pathParameters, colour: process.env.COLOUR,
    memory: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE, length: event.body?.length ?? 0 };
}`;

const resources = (properties: object = {}, ...routes: string[]): Record<string, object> => ({
  Role: roleOf(),
  Function: functionOf('echo', properties),
  ...httpApiOf(...(routes.length > 0 ? routes : ['GET /a/{x}', 'POST /a/{x}'])),
});

const content = (Resources: object) => ({
  stacks: { s: { Resources } },
  assets: { echo: { 'index.js': echo } },
});

test('a route of the template answers, and another path does not', async () => {
  const host = await hostOf(content(resources()));

  const known = await askApi(host, '/a/b%20c');
  const unknown = await askApi(host, '/b');

  expect(known.status).toBe(200);
  expect(JSON.parse(known.text)).toMatchObject({ route: 'GET /a/{x}', parameters: { x: 'b c' } });
  expect([unknown.status, unknown.text]).toEqual([404, '{"message":"Not Found"}']);
});

test('editing a route moves it', async () => {
  const host = await hostOf(content(resources({}, 'GET /elsewhere')));

  expect((await askApi(host, '/a/b')).status).toBe(404);
  expect((await askApi(host, '/elsewhere')).status).toBe(200);
});

test('editing environment and memory reaches the function', async () => {
  const edited = {
    Environment: { Variables: { COLOUR: { 'Fn::Join': ['-', ['deep', 'blue']] } } },
    MemorySize: 256,
  };
  const host = await hostOf(content(resources(edited)));

  expect(JSON.parse((await askApi(host, '/a/b')).text)).toMatchObject({ colour: 'deep-blue', memory: '256' });
});

test('editing the timeout decides when a function is given up', async () => {
  const host = await hostOf(content(resources({ Timeout: 1 })));
  const patient = await hostOf(content(resources({ Timeout: 2 })));

  const [late, inTime] = await Promise.all([
    askApi(host, '/a/b?wait=1300'),
    askApi(patient, '/a/b?wait=1300'),
  ]);

  expect([late.status, late.text]).toEqual([500, '{"message":"Internal Server Error"}']);
  expect(inTime.status).toBe(200);
});

test("editing the integration's timeout answers before the function does", async () => {
  const edited = resources({ Timeout: 10 });
  const integration = edited['Integration'] ?? {};
  const host = await hostOf(
    content({ ...edited, Integration: withProperties(integration, { TimeoutInMillis: 200 }) }),
  );

  const late = await askApi(host, '/a/b?wait=1000');

  expect([late.status, late.text]).toEqual([503, '{"message":"Service Unavailable"}']);
});

test('without the permission of the template the API may not invoke its function', async () => {
  const { ['Permission']: _, ...others } = resources();
  const said: string[] = [];
  const host = await hostOf(content(others), { report: (_source, line) => said.push(line) });

  const refused = await askApi(host, '/a/b');

  expect([refused.status, refused.text]).toEqual([500, '{"message":"Internal Server Error"}']);
  expect(said).toContainEqual(
    expect.stringMatching(/apigateway.amazonaws.com .* not authorized to perform: lambda:InvokeFunction/),
  );
});

test('a function that throws is an internal error, and the next request is served', async () => {
  const host = await hostOf(content(resources()));

  expect((await askApi(host, '/a/b?do=throw')).status).toBe(500);
  expect((await askApi(host, '/a/b')).status).toBe(200);
});

test.each<[string, number, number]>([
  ['a large body is taken', 4_000_000, 200],
  ['one that Lambda does not take is too large', 7_000_000, 413],
  ['one that API Gateway does not take is too large', 10_500_000, 413],
  ['one far beyond is too large as well', 30_000_000, 413],
])('%s (%i bytes: %i)', async (_, size, status) => {
  const host = await hostOf(content(resources()));

  const answer = await askApi(host, '/a/b', {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: Buffer.alloc(size, 'x'),
  });

  expect(answer.status).toBe(status);
});

test('the clock can be set at the start and while the host runs', async () => {
  const clock =
    'exports.handler = async (event) => ({ now: Date.now(), epoch: event.requestContext.timeEpoch })';
  const host = await hostOf(
    { stacks: { s: { Resources: resources() } }, assets: { echo: { 'index.js': clock } } },
    { clock: '2026-12-14T07:00:00+07:00' },
  );
  const hour = async () => {
    const { now, epoch } = JSON.parse((await askApi(host, '/a/b')).text);
    return [now, epoch].map((time) => new Date(time).toISOString().slice(0, 16));
  };

  expect(await hour()).toEqual(['2026-12-14T00:00', '2026-12-14T00:00']);
  host.setClock('2026-12-24T12:00:00Z');
  expect(await hour()).toEqual(['2026-12-24T12:00', '2026-12-24T12:00']);
});

test.each<[string, object, RegExp]>([
  [
    'an unknown type',
    { Thing: { Type: 'AWS::Neptune::DBCluster' } },
    /^stack s, resource Thing: unknown resource type AWS::Neptune::DBCluster$/,
  ],
  [
    'an unknown property',
    { Function: functionOf('echo', { SnapStart: { ApplyOn: 'PublishedVersions' } }) },
    /^stack s, resource Function: AWS::Lambda::Function has the unknown property SnapStart$/,
  ],
  [
    'an unknown property deep within',
    { Function: functionOf('echo', { Environment: { Secrets: {} } }) },
    /^stack s, resource Function: AWS::Lambda::Function has the unknown property Environment.Secrets$/,
  ],
  [
    'a value that the host does not know',
    { Function: functionOf('echo', { Runtime: 'python3.13' }) },
    /^stack s, resource Function: AWS::Lambda::Function has a value that the host does not know at Runtime: "python3.13"$/,
  ],
  [
    'how asynchronous events are retried, which is not hosted',
    {
      Retries: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: { FunctionName: { Ref: 'Function' }, Qualifier: '$LATEST', MaximumRetryAttempts: 0 },
      },
    },
    /^stack s, resource Retries: unknown resource type AWS::Lambda::EventInvokeConfig$/,
  ],
  [
    'an attribute that a resource does not give',
    { Function: functionOf('echo', { Role: { 'Fn::GetAtt': ['Role', 'Shade'] } }) },
    /^s\/Function.Role: the host gives no attribute Shade of Role \(AWS::IAM::Role\)$/,
  ],
  [
    'an output of a stack that is not there',
    {
      Function: functionOf('echo', {
        Role: { 'Fn::GetStackOutput': { StackName: 'elsewhere', OutputName: 'Role' } },
      }),
    },
    /^s\/Function.Role: there is no stack elsewhere$/,
  ],
  [
    'a condition on a key that nobody fills in',
    {
      Role: roleOf({
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a'] } },
      }),
    },
    /unknown condition key dynamodb:LeadingKeys/,
  ],
  [
    'a queue that keeps an order',
    { Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } },
    /^stack s, resource Queue: AWS::SQS::Queue has the unknown property FifoQueue$/,
  ],
  [
    'a section of a resource that changes what it means',
    { Role: { ...roleOf(), UpdatePolicy: {} } },
    /^stack s, resource Role, unknown UpdatePolicy$/,
  ],
  [
    'a policy that the evaluator would have to guess about',
    {
      Role: roleOf({
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      }),
    },
    /unknown condition operator IpAddress/,
  ],
])('%s stops the start and is named', async (_, extra, message) => {
  const start = hostOf(content({ ...resources(), ...extra }));

  await expect(start).rejects.toThrow(message);
});

test('a section of a template that changes what it means stops the start', async () => {
  const transformed = { Resources: resources(), Transform: 'AWS::Serverless-2016-10-31' };
  const start = hostOf({ ...content({}), stacks: { s: transformed } });

  await expect(start).rejects.toThrow(/^stack s, template, unknown Transform$/);
});

test('a start that failed lets go of its folder and its port', async () => {
  const dataFolder = temporaryFolder();
  await expect(hostOf(content({ Thing: { Type: 'No::Such' } }), { dataFolder })).rejects.toThrow();

  await expect(hostOf(content(resources()), { dataFolder })).resolves.toBeDefined();
});

test('a second host on the same folder is refused, and the first runs on', async () => {
  const dataFolder = temporaryFolder();
  const first = await hostOf(content(resources()), { dataFolder });

  await expect(
    startHost({ assembly: writeAssembly(content(resources())), dataFolder, port: 0 }),
  ).rejects.toThrow(`Another host is running on ${dataFolder}`);

  expect((await askApi(first, '/a/b')).status).toBe(200);
});

test('a port that is taken is named', async () => {
  const first = await hostOf(content(resources()));
  const port = Number(new URL(first.url).port);

  await expect(hostOf(content(resources()), { port })).rejects.toThrow(`Port ${port} is taken`);
});

function withProperties(resource: object, more: object): object {
  const properties =
    'Properties' in resource && typeof resource.Properties === 'object' ? resource.Properties : {};
  return { ...resource, Properties: { ...properties, ...more } };
}
