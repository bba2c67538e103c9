import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { httpApiOf } from '../../../local-aws/testing/templates.ts';
import { type Asking, callApi } from './call-api.ts';
import { recorder, role } from './parts.ts';
import { openPlace, type Place } from './place.ts';

// AWS: HTTP APIs: event and response of payload format 2.0 <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>
// AWS: HTTP APIs: which route is taken, paths decoded <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html>
// AWS: HTTP APIs: sizes and times <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html>

const routes = [
  'GET /offices/{office}',
  'GET /offices/nearest',
  'ANY /any/{proxy+}',
  'POST /echo',
  'GET /echo',
  'POST /respond',
  'GET /large',
  'GET /throw',
];
const { Integration: _, Permission: __, ...api } = httpApiOf(...routes);

let place: Place;

beforeAll(async () => {
  place = await openPlace(
    'contract-http-api',
    {
      Resources: {
        ...api,
        Role: role('lambda.amazonaws.com'),
        Function: recorder({ Code: { S3Bucket: 'assets', S3Key: 'echo.zip' }, Environment: {} }),
        Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Function' } } },
        // The routes lead to an alias, as that of the booking does where environments stand ready.
        Live: {
          Type: 'AWS::Lambda::Alias',
          Properties: {
            Name: 'live',
            FunctionName: { Ref: 'Function' },
            FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] },
          },
        },
        Integration: {
          Type: 'AWS::ApiGatewayV2::Integration',
          Properties: {
            ApiId: { Ref: 'Api' },
            IntegrationType: 'AWS_PROXY',
            IntegrationUri: { Ref: 'Live' },
            PayloadFormatVersion: '2.0',
          },
        },
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: { Ref: 'Live' },
            Principal: 'apigateway.amazonaws.com',
            SourceArn: {
              'Fn::Join': [
                '',
                [
                  'arn:aws:execute-api:',
                  { Ref: 'AWS::Region' },
                  ':',
                  { Ref: 'AWS::AccountId' },
                  ':',
                  { Ref: 'Api' },
                  '/*/*/*',
                ],
              ],
            },
          },
        },
      },
      Outputs: { Endpoint: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } } },
    },
    { echo: join(import.meta.dirname, 'echo.ts') },
  );
});
afterAll(() => place?.stop());

const ask = (path: string, asking: Asking = {}) =>
  callApi(place, place.output('Endpoint'), { path, ...asking });
/** The event that the function got. */
const eventOf = async (path: string, asking: Asking = {}) => JSON.parse((await ask(path, asking)).text);
const respond = (result: unknown) =>
  ask('/respond', {
    method: 'POST',
    headers: ['content-type', 'application/json'],
    body: JSON.stringify(result),
  });

describe('the event of a function', () => {
  test('has the fields of the format, and leaves out what a request lacks', async () => {
    const event = await eventOf('/echo', { headers: ['User-Agent', 'contract'] });

    expect(Object.keys(event).sort()).toEqual(
      [
        'headers',
        'isBase64Encoded',
        'rawPath',
        'rawQueryString',
        'requestContext',
        'routeKey',
        'version',
      ].sort(),
    );
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /echo',
      rawPath: '/echo',
      rawQueryString: '',
      headers: { 'user-agent': 'contract' },
      isBase64Encoded: false,
      requestContext: {
        accountId: expect.stringMatching(/^\d{12}$/),
        domainName: new URL(place.output('Endpoint')).hostname,
        domainPrefix: new URL(place.output('Endpoint')).hostname.split('.')[0],
        http: { method: 'GET', path: '/echo', protocol: 'HTTP/1.1', userAgent: 'contract' },
        requestId: expect.any(String),
        routeKey: 'GET /echo',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
    });
  });

  test('holds cookies apart, and no Cookie header', async () => {
    const { cookies, headers } = await eventOf('/echo', { headers: ['Cookie', 'a=1; b=x=y', 'X-A', '1'] });

    expect(cookies).toEqual(['a=1', 'b=x=y']);
    expect(headers).not.toHaveProperty('cookie');
  });

  test('has names of headers in lower case, repeated ones joined by commas', async () => {
    const { headers } = await eventOf('/echo', {
      headers: ['Header1', 'value1', 'HEADER2', 'value1', 'header2', 'value2'],
    });

    expect(headers).toMatchObject({ header1: 'value1', header2: 'value1,value2' });
  });

  test.each<[string, string, object]>([
    [
      'repeated',
      'parameter1=value1&parameter1=value2&parameter2=value',
      { parameter1: 'value1,value2', parameter2: 'value' },
    ],
    ['without a value', 'a&b=', { a: '', b: '' }],
    ['encoded', 'a=%20x%26y&b=1+2&%C3%A9=%C3%A9', { a: ' x&y', b: '1 2', é: 'é' }],
    ['with a question mark', 'a=b?c', { a: 'b?c' }],
  ])('has queries that are %s decoded, and as they were sent', async (_, query, parameters) => {
    const event = await eventOf(`/echo?${query}`);

    expect(event.queryStringParameters).toEqual(parameters);
    expect(event.rawQueryString).toBe(query);
  });

  test.each<[string, string, string, string]>([
    ['/offices/a%20b', 'GET /offices/{office}', '/offices/a b', 'a b'],
    ['/offices/a+b', 'GET /offices/{office}', '/offices/a+b', 'a+b'],
    ['/offices/kant%C3%B3r', 'GET /offices/{office}', '/offices/kantór', 'kantór'],
    ['/any/a%2Fb', 'ANY /any/{proxy+}', '/any/a/b', 'a/b'],
    ['/any/a/b/', 'ANY /any/{proxy+}', '/any/a/b/', 'a/b/'],
    ['/any/a//b', 'ANY /any/{proxy+}', '/any/a//b', 'a//b'],
  ])('for the path %s has it decoded', async (path, routeKey, rawPath, parameter) => {
    const event = await eventOf(path);

    expect(event).toMatchObject({ routeKey, rawPath });
    expect(Object.values(event.pathParameters)).toEqual([parameter]);
  });

  test.each<[string, string[], boolean]>([
    ['JSON', ['content-type', 'application/json; charset=utf-8'], false],
    ['text', ['content-type', 'text/csv'], false],
    ['a form', ['content-type', 'application/x-www-form-urlencoded'], true],
    ['bytes', ['content-type', 'application/octet-stream'], true],
    ['no type', [], true],
  ])('holds a body of %s as text or in base64', async (_, headers, isBase64Encoded) => {
    const body = Buffer.from('a=é');

    const event = await eventOf('/echo', { method: 'POST', headers, body });

    expect(event).toMatchObject({
      isBase64Encoded,
      body: body.toString(isBase64Encoded ? 'base64' : 'utf8'),
    });
  });

  test('holds bytes that are no text whole', async () => {
    const body = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

    const event = await eventOf('/echo', { method: 'POST', headers: ['content-type', 'image/png'], body });

    expect(Buffer.from(event.body, 'base64')).toEqual(body);
  });
});

describe('the route', () => {
  test.each<[string, string, string]>([
    ['GET', '/offices/nearest', 'GET /offices/nearest'],
    ['GET', '/offices/1', 'GET /offices/{office}'],
    ['DELETE', '/any/1', 'ANY /any/{proxy+}'],
    ['OPTIONS', '/any/1', 'ANY /any/{proxy+}'],
  ])('of %s %s is the most specific one', async (method, path, routeKey) => {
    expect(await eventOf(path, { method })).toMatchObject({ routeKey, requestContext: { http: { method } } });
  });

  test.each<[string, string]>([
    ['GET', '/nowhere'],
    ['DELETE', '/echo'],
    ['OPTIONS', '/echo'],
    ['GET', '/echo/'],
    ['GET', '//echo'],
    ['GET', '/Echo'],
    ['GET', '/offices/'],
    ['GET', '/offices/a%2Fb'],
  ])('of %s %s is none: 404, never 405', async (method, path) => {
    const { status, text } = await ask(path, { method });

    expect([status, text]).toEqual([404, '{"message":"Not Found"}']);
  });

  test('of HEAD is not that of GET; where it is ANY the answer has no body', async () => {
    expect((await ask('/echo', { method: 'HEAD' })).status).toBe(404);
    expect(await ask('/any/1', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });
});

describe('the answer to', () => {
  test.each<[string, unknown, { status: number; text: string; type: string | undefined }]>([
    [
      'an object without a status is that object',
      { message: 'hi' },
      { status: 200, text: '{"message":"hi"}', type: 'application/json' },
    ],
    [
      'a text is that text',
      'Hello from Lambda!',
      { status: 200, text: 'Hello from Lambda!', type: 'application/json' },
    ],
    ['a list is that list', [1, 2], { status: 200, text: '[1,2]', type: 'application/json' }],
    [
      'a status alone is empty',
      { statusCode: 202 },
      { status: 202, text: '', type: 'text/plain;charset=UTF-8' },
    ],
    [
      'a body without a type is plain text',
      { statusCode: 200, body: 'x' },
      { status: 200, text: 'x', type: 'text/plain;charset=UTF-8' },
    ],
    [
      'a type in whatever case is that type',
      { statusCode: 200, headers: { 'CONTENT-Type': 'text/html' }, body: '<p>' },
      { status: 200, text: '<p>', type: 'text/html' },
    ],
    [
      'a body that is no text is an error',
      { statusCode: 200, body: { a: 1 } },
      { status: 500, text: '{"message":"Internal Server Error"}', type: 'application/json' },
    ],
    [
      'a status that is none is an error',
      { statusCode: 'fine' },
      { status: 500, text: '{"message":"Internal Server Error"}', type: 'application/json' },
    ],
  ])('%s', async (_, result, expected) => {
    const { status, text, headers } = await respond(result);

    expect({ status, text, type: headers['content-type'] }).toEqual(expected);
  });

  test('cookies sets each by a header of its own', async () => {
    const { headers } = await respond({ statusCode: 200, cookies: ['a=1; Secure', 'b=2'], body: '' });

    expect(headers['set-cookie']).toEqual(['a=1; Secure', 'b=2']);
  });

  test('a body in base64 is its bytes', async () => {
    const bytes = Buffer.from([0, 255, 10, 128]);
    const { body } = await respond({
      statusCode: 200,
      headers: { 'content-type': 'image/png' },
      body: bytes.toString('base64'),
      isBase64Encoded: true,
    });

    expect(body).toEqual(bytes);
  });

  test.each<[string, string]>([
    ['throws', '/throw'],
    ['returns more than 6 MB', '/large'],
  ])('a function that %s is an internal error', async (_, path) => {
    const { status, text } = await ask(path);

    expect([status, text]).toEqual([500, '{"message":"Internal Server Error"}']);
  });

  test('more than 10 MB is that it is too large', async () => {
    const { status, text } = await ask('/echo', {
      method: 'POST',
      headers: ['content-type', 'text/plain'],
      body: Buffer.alloc(10 * 1024 * 1024 + 1, 'x'),
    });

    expect([status, text]).toEqual([413, '{"message":"Request Entity Too Large"}']);
  });
});
