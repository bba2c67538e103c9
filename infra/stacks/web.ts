import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnElement, CfnOutput, Duration, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { cachedPaths } from '#infra/constructs/cached-paths.ts';
import { asBucket } from '#infra/constructs/cdk-interfaces.ts';
import { allow } from '#infra/constructs/permission.ts';
import type { Route } from '#shared/http/route.ts';
import type { Region } from '#shared/region/schema.ts';

export interface WebStackProps extends StackProps {
  readonly region: Region;
  /** Folder with the built site. */
  readonly site: string;
  /** The HTTP API and contract of each service, by name. */
  readonly services: Readonly<Record<string, { readonly api: HttpApi; readonly routes: readonly Route[] }>>;
  /** The host name of `origin` is served under this certificate (of us-east-1); without it under CloudFront's name. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
}

/** Everything comes from here and nothing runs inline; pages stand in nobody's frame. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const permissionsPolicy = 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()';

/** The code of an edge function without its comments, which have no business at the edge. */
const edgeCode = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../edge/${name}.js`), 'utf8').replaceAll(/^\/\/.*\n/gm, '');

/** One origin for citizens: the site, and every service's API under `/api/<service>/`. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { region, site, services, domain, ...props }: WebStackProps) {
    super(scope, id, { description: `Balai ${region.name.en}: citizens' site`, ...props });

    const bucket = new Bucket(this, 'Site', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const headers = new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [{ header: 'Permissions-Policy', value: permissionsPolicy, override: true }],
      },
    });
    const deepLinks = new EdgeFunction(this, 'DeepLinks', {
      code: FunctionCode.fromInline(edgeCode('deep-links')),
      runtime: FunctionRuntime.JS_2_0,
    });

    const distribution = new Distribution(this, 'Distribution', {
      comment: `Balai ${region.name.en}`,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_200, // the cheapest class with edges in Southeast Asia
      ...(domain === undefined
        ? {}
        : {
            domainNames: [domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          }),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(asBucket(bucket)),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        compress: true,
        functionAssociations: [{ function: deepLinks, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: Object.assign(
        {},
        ...Object.entries(services).map(([name, service]) => this.behaviors(name, service, headers)),
      ),
      // By default CloudFront answers an error again for ten seconds without asking.
      errorResponses: [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map((httpStatus) => ({
        httpStatus,
        ttl: Duration.seconds(0),
      })),
    });
    acknowledge(bucket, { S1: 'Holds the published site only; CloudFront alone reads it.' });
    acknowledge(distribution, {
      CFR1: 'A citizen abroad, a seafarer of a port town among them, must reach the office too.',
      CFR2: 'Rate rules of a web firewall live in us-east-1, in a stack of their own.',
      CFR3: 'Access logs hold the addresses of citizens; the service API logs what operations need.',
      CFR4: 'Without a name of its own CloudFront fixes the TLS version; with one it is TLS 1.2 (2021).',
    });
    this.deploy(site, bucket);
    new CfnOutput(this, 'Address', {
      value: `https://${domain?.name ?? distribution.distributionDomainName}`,
    });
  }

  /** Public answers may be kept for as long as the contract says; all else passes untouched. */
  private behaviors(
    name: string,
    service: { readonly api: HttpApi; readonly routes: readonly Route[] },
    responseHeadersPolicy: ResponseHeadersPolicy,
  ): Record<string, BehaviorOptions> {
    const origin = new HttpOrigin(Fn.select(2, Fn.split('/', service.api.apiEndpoint)));
    const passing = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      responseHeadersPolicy,
      compress: true,
    };
    const cached = cachedPaths(service.routes).map(({ pattern, seconds, queryStringBehavior }, index) => [
      pattern,
      {
        ...passing,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: new CachePolicy(this, `Cache-${name}-${index + 1}`, {
          comment: pattern,
          minTtl: Duration.seconds(0),
          defaultTtl: Duration.seconds(0),
          maxTtl: Duration.seconds(seconds),
          queryStringBehavior,
          enableAcceptEncodingGzip: true,
          enableAcceptEncodingBrotli: true,
        }),
      },
    ]);
    return {
      ...Object.fromEntries(cached),
      [`/api/${name}/*`]: {
        ...passing,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        // Host would be refused by API Gateway.
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
    };
  }

  /** Hashed files first and for good, then the pages that name them; yesterday's files stay for pages still open. */
  private deploy(folder: string, bucket: Bucket): void {
    const files = new Asset(this, 'Files', { path: folder });
    const logGroup = new LogGroup(this, 'DeployLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'DeployRole', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        may: new PolicyDocument({
          statements: [
            allow(logGroup.logGroupArn, 'logs:CreateLogStream', 'logs:PutLogEvents'),
            allow(files.bucket.arnForObjects('*'), 's3:GetObject'),
            allow(bucket.bucketArn, 's3:ListBucket'),
            allow(bucket.arnForObjects('*'), 's3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'),
          ],
        }),
      },
    });
    const shared = {
      sources: [Source.bucket(files.bucket, files.s3ObjectKey)],
      destinationBucket: asBucket(bucket),
      // What the CDK would grant by itself is wider than what a copy without pruning needs.
      role: role.withoutPolicyUpdates(),
      logGroup,
      prune: false,
    };
    const assets = new BucketDeployment(this, 'Assets', {
      ...shared,
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    const pages = new BucketDeployment(this, 'Pages', {
      ...shared,
      exclude: ['assets/*'],
      cacheControl: [CacheControl.noCache()],
    });
    pages.node.addDependency(assets);

    const copier = this.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
    if (copier === undefined) throw new Error('The CDK deploys buckets by another function than it used to.');
    acknowledge(copier, {
      L1: "The CDK's own function, run at deployment only, by the runtime that it chooses.",
    });
    const { defaultChild: site } = bucket.node;
    const siteId = CfnElement.isCfnElement(site) ? this.getLogicalId(site) : '';
    acknowledge(role, {
      'IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-ap-southeast-3/*]':
        'The key of the packed site changes with its content.',
      [`IAM5[Resource::<${siteId}.Arn>/*]`]: 'All files of the site are its own.',
    });
  }
}
