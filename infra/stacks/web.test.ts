import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';
import { OriginSecret } from '#infra/constructs/origin-secret.ts';
import { loadRegion } from '#infra/regions.ts';
import { routes } from '#services/queue/contract.ts';
import { emptySite } from '../../test/infra/region.ts';
import { WebStack, type WebStackProps } from './web.ts';

const region = await loadRegion('tanjungbalai');

function webTemplate(more: Partial<Pick<WebStackProps, 'domain' | 'region' | 'firewallArn'>> = {}): Template {
  const app = new App({ builtinCloudFormationValidation: false });
  const api = new HttpApi(new Stack(app, 'queue'), 'Api');
  const originSecret = new OriginSecret(new Stack(app, 'platform'), 'OriginSecret');
  const web = new WebStack(app, 'web', {
    files: new Bucket(new Stack(app, 'documents'), 'Files'),
    region,
    site: emptySite,
    services: { queue: { api, routes: Object.values(routes) } },
    originSecret,
    ...more,
  });
  return Template.fromStack(web);
}

const distributionOf = (template: Template) =>
  Object.values(template.findResources('AWS::CloudFront::Distribution'))[0]?.['Properties']
    .DistributionConfig;

const template = webTemplate();
const distribution = distributionOf(template);

/** CachePolicyId of AWS's own CachingDisabled. */
const disabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

test('nothing of the API is cached but what its contract calls public', () => {
  const paths = distribution.CacheBehaviors.map((behavior: Record<string, unknown>) => [
    behavior['PathPattern'],
    behavior['CachePolicyId'] === disabled,
  ]);

  expect(paths).toEqual([
    ['/api/queue/offices', false],
    ['/api/queue/offices/*/availability', false],
    ['/api/queue/offices/*/days', false],
    ['/api/queue/offices/*/draws/*', false],
    ['/api/queue/offices/*/board', false],
    ['/api/queue/*', true],
  ]);
  for (const policy of Object.values(template.findResources('AWS::CloudFront::CachePolicy'))) {
    const { MinTTL, DefaultTTL, MaxTTL } = policy['Properties'].CachePolicyConfig;
    expect([MinTTL, DefaultTTL]).toEqual([0, 0]);
    expect(MaxTTL).toBeLessThanOrEqual(5);
  }
});

test('what is not cached reaches the service with everything but Host', () => {
  expect(distribution.CacheBehaviors.at(-1)).toMatchObject({
    AllowedMethods: expect.arrayContaining(['POST', 'DELETE']),
    OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac', // AllViewerExceptHostHeader
  });
});

test('an error is never answered from a cache', () => {
  const times = distribution.CustomErrorResponses.map(
    (error: Record<string, unknown>) => error['ErrorCachingMinTTL'],
  );

  expect(new Set(times)).toEqual(new Set([0]));
  expect(distribution.CustomErrorResponses).toHaveLength(11);
  expect(JSON.stringify(distribution.CustomErrorResponses)).not.toContain('ResponsePagePath');
});

test('pages run nothing inline and nothing foreign, and stand in nobody’s frame', () => {
  const [policy] = Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
  const parts: readonly unknown[] =
    policy?.['Properties'].ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy
      .ContentSecurityPolicy['Fn::Join'][1];
  const said = parts.map((part) => (typeof part === 'string' ? part : '<files>')).join('');

  // Papers are sent to the one bucket and shown from it.
  expect(said.replaceAll('https://<files>', '')).not.toMatch(/unsafe|https?:|\*|<files>/);
  expect(said.split('; ').filter((rule) => rule.includes('<files>'))).toEqual([
    "img-src 'self' data: https://<files>",
    "connect-src 'self' https://<files>",
  ]);
  template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: {
        ContentSecurityPolicy: { Override: true },
        FrameOptions: { FrameOption: 'DENY' },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000 },
      },
    },
  });
});

test('the site is read through CloudFront only', () => {
  expect(distribution.Origins[0]).toMatchObject({
    OriginAccessControlId: expect.anything(),
    S3OriginConfig: { OriginAccessIdentity: '' },
  });
});

test('services are shown a secret that stands in no template; the bucket is not', () => {
  const [site, ...services] = distribution.Origins;
  const headers = services.flatMap((origin: Record<string, unknown>) => origin['OriginCustomHeaders']);

  expect(headers).toHaveLength(services.length);
  for (const { HeaderName, HeaderValue } of headers) {
    expect(HeaderName).toBe('x-balai-origin');
    expect(JSON.stringify(HeaderValue)).toMatch(/\{\{resolve:secretsmanager:.*:SecretString:v1::\}\}/);
  }
  expect(site.OriginCustomHeaders).toBeUndefined();
});

test('the region’s file says which value is sent, so that a rotation is a deployment', () => {
  const rotated = distributionOf(webTemplate({ region: { ...region, operations: { originValue: 'v2' } } }));

  expect(JSON.stringify(rotated.Origins)).toContain(':SecretString:v2::}}');
  expect(JSON.stringify(rotated.Origins)).not.toContain(':v1:');
});

test('a firewall stands in front when there is one', () => {
  const firewallArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/1';

  expect(distributionOf(webTemplate({ firewallArn })).WebACLId).toBe(firewallArn);
  expect(distribution.WebACLId).toBeUndefined();
});

test('hashed files are kept for good and go first; pages are always asked for', () => {
  const deployments = template.findResources('Custom::CDKBucketDeployment');
  const [assets, pages] = ['assets/*', undefined].map((include) =>
    Object.entries(deployments).find(([, { Properties }]) => Properties.Include?.[0] === include),
  );

  expect(assets?.[1]['Properties'].SystemMetadata).toEqual({
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(pages?.[1]['Properties'].SystemMetadata).toEqual({ 'cache-control': 'no-cache' });
  expect(pages?.[1]['DependsOn']).toContain(assets?.[0]);
});

test('a certificate puts the site under the name of its origin, with TLS 1.2 at least', () => {
  const named = distributionOf(
    webTemplate({
      domain: {
        name: 'antrean.example.go.id',
        certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a',
      },
    }),
  );

  expect(named).toMatchObject({
    Aliases: ['antrean.example.go.id'],
    ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
  });
  expect(distribution.Aliases).toBeUndefined();
});

test.each([
  ['/', '/index.html'],
  ['/antrean/disdukcapil/ktp-el', '/index.html'],
  ['/tiket/AbC-_1234xy', '/index.html'],
  ['/assets/index-B1a2c3.js', '/assets/index-B1a2c3.js'],
  ['/sw.js', '/sw.js'],
  ['/manifest.webmanifest', '/manifest.webmanifest'],
])('the edge answers %s with %s', (asked, answered) => {
  const code = readFileSync(join(import.meta.dirname, '../edge/deep-links.js'), 'utf8');

  const request: unknown = runInNewContext(
    `${code}; handler({ request: { method: 'GET', uri: '${asked}' } })`,
  );

  expect(request).toMatchObject({ uri: answered });
});
