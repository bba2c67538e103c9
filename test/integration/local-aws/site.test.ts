import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { functionOf, httpApiOf, roleOf } from '../../../local-aws/testing/templates.ts';
import { ask, hostOf } from './hosts.ts';

// AWS: Site: behaviours, origins, headers <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html>

const script = `console.log(${JSON.stringify('selamat '.repeat(500))})`;
const site = { 'index.html': '<h1>Balai</h1>', 'assets/app.js': script, 'lama.html': 'old' };
const echo = `exports.handler = async (event) => ({ statusCode: Number(event.queryStringParameters?.status ?? 200),
  headers: { 'content-type': 'application/json', 'x-frame-options': 'ORIGIN', server: 'secret' },
  body: JSON.stringify({ path: event.rawPath, query: event.rawQueryString, cookies: event.cookies ?? [], headers: event.headers }) })`;

/** Deep links go to the page; a moved page is answered at the edge. */
const edge = `async function handler(event) {
  const request = event.request;
  if (request.uri === '/pindah') return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/tiket?dari=' + request.querystring.dari.value } } };
  if (!request.uri.split('/').pop().includes('.')) request.uri = '/index.html';
  return request;
}`.replace('async ', '');

const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const allButHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

test('serves the files of the deployment, with its metadata and the headers of the policy', async () => {
  const host = await siteHost();

  const page = await ask(host, '/');
  const asset = await ask(host, '/assets/app.js');

  expect([page.status, page.text, page.headers['content-type'], page.headers['cache-control']]).toEqual([
    200,
    '<h1>Balai</h1>',
    'text/html',
    'no-cache',
  ]);
  expect(page.headers).toMatchObject({
    // The bucket that pages send to, where this machine answers for it.
    'content-security-policy': `default-src 'self'; connect-src ${host.gatewayUrl}`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-own': 'yes',
  });
  expect(page.headers).not.toHaveProperty('server');
  expect([asset.headers['content-type'], asset.headers['cache-control']]).toEqual([
    'text/javascript',
    'public, max-age=31536000, immutable',
  ]);
});

test('runs the function of the template on requests: deep links, and answers of its own', async () => {
  const host = await siteHost();

  const deep = await ask(host, '/tiket/abc');
  const moved = await ask(host, '/pindah?dari=a%20b');

  expect([deep.status, deep.text]).toEqual([200, '<h1>Balai</h1>']);
  expect([moved.status, moved.headers['location']]).toEqual([302, '/tiket?dari=a%20b']);
});

test('answers what is missing with the error page of the template', async () => {
  const host = await siteHost();

  const missing = await ask(host, '/tidak-ada.html');

  expect([missing.status, missing.text]).toEqual([404, 'old']);
});

test('compresses as the client accepts, weakens the ETag and answers 304 to it', async () => {
  const host = await siteHost();
  const get = (headers: Record<string, string>) => ask(host, '/assets/app.js', { headers });

  const plain = await get({});
  const brotli = await get({ 'accept-encoding': 'gzip, br' });
  const gzip = await get({ 'accept-encoding': 'gzip' });
  const held = await get({ 'accept-encoding': 'br', 'if-none-match': String(brotli.headers['etag']) });
  const changed = await get({ 'if-none-match': '"another"' });

  expect(plain.text).toBe(script);
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect([brotli.headers['content-encoding'], brotliDecompressSync(brotli.body).toString()]).toEqual([
    'br',
    script,
  ]);
  expect([gzip.headers['content-encoding'], gunzipSync(gzip.body).toString()]).toEqual(['gzip', script]);
  expect(brotli.headers['etag']).toBe(`W/${plain.headers['etag']}`);
  expect([held.status, held.text, held.headers['content-length']]).toEqual([304, '', undefined]);
  expect(changed.status).toBe(200);
});

test('HEAD tells the size and sends nothing', async () => {
  const host = await siteHost();

  const head = await ask(host, '/assets/app.js', { method: 'HEAD' });

  expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', String(script.length)]);
});

test('a path without a behaviour for it takes only the methods of the default', async () => {
  const host = await siteHost();

  expect((await ask(host, '/index.html', { method: 'POST', body: 'x' })).status).toBe(403);
  expect((await ask(host, '/api/any', { method: 'DELETE' })).status).toBe(200);
});

test('passes to the API what its policies say, and what CloudFront and API Gateway add', async () => {
  const host = await siteHost();
  const headers = {
    cookie: 'a=1; b=2',
    'x-mine': 'yes',
    'x-secret': 'guessed by the viewer',
    'x-forwarded-for': '203.0.113.7',
    'idempotency-key': 'k',
  };

  const {
    path,
    query,
    cookies,
    headers: got,
  } = JSON.parse((await ask(host, '/api/any?b=2&a=%20', { headers })).text);

  expect({ path, query, cookies }).toEqual({ path: '/api/any', query: 'b=2&a=%20', cookies: ['a=1', 'b=2'] });
  expect(got).toMatchObject({
    'x-mine': 'yes',
    'idempotency-key': 'k',
    'x-origin': 'known',
    'x-secret': 'told to the origin',
    'x-forwarded-for': '203.0.113.7, 127.0.0.1, 127.0.0.1',
    'x-forwarded-proto': 'https',
    host: expect.stringMatching(/^[0-9a-f]{10}\.execute-api\.ap-southeast-3\.amazonaws\.com$/),
  });
});

test('a behaviour in front takes precedence, and passes no more than it lists', async () => {
  const host = await siteHost();
  const headers = { cookie: 'a=1', 'x-mine': 'yes' };

  const {
    query,
    cookies,
    headers: got,
  } = JSON.parse((await ask(host, '/api/cached?date=1&other=2', { headers })).text);

  expect({ query, cookies }).toEqual({ query: 'date=1', cookies: [] });
  expect(got).not.toHaveProperty('x-mine');
});

test('an error of the API stays as it is, with the headers of the policy', async () => {
  const host = await siteHost();

  const conflict = await ask(host, '/api/any?status=409');

  expect([conflict.status, conflict.headers['content-type'], conflict.headers['x-frame-options']]).toEqual([
    409,
    'application/json',
    'DENY',
  ]);
});

test("without the bucket policy's statement for the distribution the site is not readable", async () => {
  const host = await siteHost({ BucketPolicy: undefined });

  expect((await ask(host, '/assets/app.js')).status).toBe(403);
});

test('the local pages list all doors and show what functions wrote', async () => {
  const host = await siteHost();
  await ask(host, '/api/any');

  const landing = await ask(host, '/_local/');
  const functions = JSON.parse((await ask(host, '/_local/functions/now')).text);

  for (const path of ['/', '/_local/functions', '/_local/api'])
    expect(landing.text).toContain(`href="${path}"`);
  expect(functions).toEqual([{ name: 's-Function', workers: 1, tail: '' }]);
  expect((await ask(host, '/_local/nothing')).status).toBe(404);
});

test.each([
  ['a query', '/?%zz=1', 200],
  ['a query that the API is asked with', '/api/any?%zz=1', 200],
  ['a query of which only some names pass', '/api/cached?%zz=1&date=1', 200],
  ['the name of a file', '/%zz.html', 400],
])('%s that is not encoded as it should be is no fault of the host', async (_, path, status) => {
  const host = await siteHost();

  expect((await ask(host, path)).status).toBe(status);
});

test('the local pages are shown to this machine only, not to a foreign site whose name leads here', async () => {
  const host = await siteHost();
  const under = (name: string) => ask(host, '/_local/functions/now', { headers: { host: name } });

  const statuses = await Promise.all(
    [
      'localhost:8080',
      '127.0.0.1',
      '[::1]:8080',
      'petugas.localhost',
      'evil.example',
      'localhost.evil.example',
    ].map(async (name) => (await under(name)).status),
  );

  expect(statuses).toEqual([200, 200, 200, 200, 403, 403]);
});

function siteHost(changes: Readonly<Record<string, object | undefined>> = {}) {
  const deployment = (properties: object) => ({
    Type: 'Custom::CDKBucketDeployment',
    Properties: {
      ServiceToken: { 'Fn::GetAtt': ['Copier', 'Arn'] },
      SourceBucketNames: ['assets'],
      SourceObjectKeys: ['site.zip'],
      DestinationBucketName: { Ref: 'Bucket' },
      Prune: false,
      ...properties,
    },
  });
  const Resources = {
    Role: roleOf(),
    Function: functionOf('echo'),
    ...httpApiOf('ANY /api/{proxy+}'),
    Copier: functionOf('nothing', { Runtime: 'python3.13' }),
    Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
    Uploads: { Type: 'AWS::S3::Bucket', Properties: {} },
    BucketPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Bucket' },
        PolicyDocument: {
          Statement: {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] },
            Condition: {
              StringEquals: {
                'AWS:SourceArn': {
                  'Fn::Join': [
                    '',
                    [
                      'arn:aws:cloudfront::',
                      { Ref: 'AWS::AccountId' },
                      ':distribution/',
                      { Ref: 'Distribution' },
                    ],
                  ],
                },
              },
            },
          },
        },
      },
    },
    Assets: deployment({
      Exclude: ['*'],
      Include: ['assets/*'],
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    }),
    Pages: deployment({ Exclude: ['assets/*'], SystemMetadata: { 'cache-control': 'no-cache' } }),
    Secret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { SecretString: '{"v1":"told to the origin"}' },
    },
    Edge: {
      Type: 'AWS::CloudFront::Function',
      Properties: {
        Name: 'edge',
        AutoPublish: true,
        FunctionCode: edge,
        FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
      },
    },
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          Name: 'headers',
          SecurityHeadersConfig: {
            ContentSecurityPolicy: {
              ContentSecurityPolicy: {
                'Fn::Join': [
                  '',
                  [
                    "default-src 'self'; connect-src https://",
                    { 'Fn::GetAtt': ['Uploads', 'RegionalDomainName'] },
                  ],
                ],
              },
              Override: true,
            },
            ContentTypeOptions: { Override: true },
            FrameOptions: { FrameOption: 'DENY', Override: true },
          },
          CustomHeadersConfig: { Items: [{ Header: 'X-Own', Value: 'yes', Override: false }] },
          RemoveHeadersConfig: { Items: [{ Header: 'Server' }] },
        },
      },
    },
    Cached: {
      Type: 'AWS::CloudFront::CachePolicy',
      Properties: {
        CachePolicyConfig: {
          Name: 'cached',
          MaxTTL: 5,
          ParametersInCacheKeyAndForwardedToOrigin: {
            CookiesConfig: { CookieBehavior: 'none' },
            HeadersConfig: { HeaderBehavior: 'none' },
            QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['date'] },
          },
        },
      },
    },
    Distribution: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          Enabled: true,
          DefaultRootObject: 'index.html',
          Origins: [
            {
              Id: 'site',
              DomainName: { 'Fn::GetAtt': ['Bucket', 'RegionalDomainName'] },
              S3OriginConfig: { OriginAccessIdentity: '' },
            },
            {
              Id: 'api',
              DomainName: {
                'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }] }],
              },
              CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
              OriginCustomHeaders: [
                { HeaderName: 'X-Origin', HeaderValue: 'known' },
                {
                  HeaderName: 'X-Secret',
                  HeaderValue: {
                    'Fn::Join': [
                      '',
                      ['{{resolve:secretsmanager:', { Ref: 'Secret' }, ':SecretString:v1::}}'],
                    ],
                  },
                },
              ],
            },
          ],
          DefaultCacheBehavior: {
            TargetOriginId: 'site',
            CachePolicyId: cachingOptimized,
            ViewerProtocolPolicy: 'redirect-to-https',
            Compress: true,
            ResponseHeadersPolicyId: { Ref: 'Headers' },
            FunctionAssociations: [
              { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Edge', 'FunctionARN'] } },
            ],
          },
          CacheBehaviors: [
            {
              PathPattern: '/api/cached',
              TargetOriginId: 'api',
              CachePolicyId: { Ref: 'Cached' },
              ViewerProtocolPolicy: 'https-only',
            },
            {
              PathPattern: '/api/*',
              TargetOriginId: 'api',
              AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
              CachePolicyId: cachingDisabled,
              OriginRequestPolicyId: allButHost,
              ResponseHeadersPolicyId: { Ref: 'Headers' },
              ViewerProtocolPolicy: 'https-only',
            },
          ],
          CustomErrorResponses: [{ ErrorCode: 403, ResponseCode: 404, ResponsePagePath: '/lama.html' }],
        },
      },
    },
    ...changes,
  };
  const kept = Object.fromEntries(Object.entries(Resources).filter(([, resource]) => resource !== undefined));
  return hostOf({ stacks: { s: { Resources: kept } }, assets: { site, echo: { 'index.js': echo } } });
}
