import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
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
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { cachedPaths } from '#infra/constructs/cached-paths.ts';
import { asBucket } from '#infra/constructs/cdk-interfaces.ts';
import { SiteDeployment } from '#infra/constructs/site-deployment.ts';
import { SiteHeaders } from '#infra/constructs/site-headers.ts';
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
    const headers = new SiteHeaders(this, 'Headers');
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
    new SiteDeployment(this, 'Deployment', { folder: site, bucket });
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
}
