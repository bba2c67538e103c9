import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  PriceClass,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Region } from '#shared/region/schema.ts';
import { acknowledge } from './acknowledge.ts';
import { asBucket } from './cdk-interfaces.ts';
import { operationsOf } from './operations.ts';
import type { OriginSecret } from './origin-secret.ts';
import { type PublicService, serviceBehaviors } from './service-behaviors.ts';
import { SiteDeployment } from './site-deployment.ts';

export interface SiteDistributionProps {
  readonly region: Region;
  /** For people who read the console. */
  readonly comment: string;
  /** Folder with the built site. */
  readonly site: string;
  /** What stands under `/api/<name>/`, by name. */
  readonly services: Readonly<Record<string, PublicService>>;
  /** Proves to the services that a request came through here. */
  readonly originSecret: OriginSecret;
  /** ARN of the web ACL in front, of us-east-1. Default: none. */
  readonly firewallArn?: string;
  /** The host name is served under this certificate (of us-east-1); without it under CloudFront's name. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /** Code that runs before the site's files are looked for. Default: lets pages be addressed. */
  readonly viewerRequest?: string;
  /** What every answer carries. */
  readonly headers: ResponseHeadersPolicy;
}

/** Errors that CloudFront may see; by default it would answer one again for ten seconds without asking. */
const errors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/** The code of an edge function without its comments, which have no business at the edge. */
export const edgeCode = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../edge/${name}.js`), 'utf8').replaceAll(/^\/\/.*\n/gm, '');

/** One host name: a site in a bucket, and the APIs of services under `/api/<service>/`. */
export class SiteDistribution extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: SiteDistributionProps) {
    super(scope, id);
    const { domain } = props;
    const bucket = new Bucket(this, 'Site', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { headers } = props;
    const deepLinks = new EdgeFunction(this, 'DeepLinks', {
      code: FunctionCode.fromInline(props.viewerRequest ?? edgeCode('deep-links')),
      runtime: FunctionRuntime.JS_2_0,
    });
    const originHeaders = props.originSecret.headers(operationsOf(props.region).originValue);

    this.distribution = new Distribution(this, 'Distribution', {
      comment: props.comment,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_200, // the cheapest class with edges in Southeast Asia
      ...(props.firewallArn === undefined ? {} : { webAclId: props.firewallArn }),
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
        ...Object.entries(props.services).map(([name, service]) =>
          serviceBehaviors(this, { name, service, originHeaders, responseHeadersPolicy: headers }),
        ),
      ),
      errorResponses: errors.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    });
    acknowledge(bucket, { S1: 'Holds the published site only; CloudFront alone reads it.' });
    acknowledge(this.distribution, {
      CFR1: 'A citizen abroad, a seafarer of a port town among them, must reach the office too.',
      CFR2: 'A region may do without the firewall, which costs by the month; services limit floods themselves.',
      CFR3: 'Access logs hold the addresses of citizens; the service API logs what operations need.',
      CFR4: 'Without a name of its own CloudFront fixes the TLS version; with one it is TLS 1.2 (2021).',
    });
    new SiteDeployment(this, 'Deployment', { folder: props.site, bucket });
    new CfnOutput(this, 'Address', {
      value: `https://${domain?.name ?? this.distribution.distributionDomainName}`,
    });
  }
}
