import { Duration, Fn } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  OriginRequestPolicy,
  type ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import type { Route } from '#shared/http/route.ts';
import { cachedPaths } from './cached-paths.ts';

/** What a service shows to the world: its HTTP API with the contract's routes. */
export interface PublicService {
  readonly api: HttpApi;
  readonly routes: readonly Route[];
}

export interface ServiceBehaviorsProps {
  /** Folder under `services/`; its paths begin with `/api/<name>/`. */
  readonly name: string;
  readonly service: PublicService;
  /** Proves to the service where a request came through. */
  readonly originHeaders: Record<string, string>;
  readonly responseHeadersPolicy: ResponseHeadersPolicy;
}

/** The paths of one service at the edge: public answers may be kept for as long as the contract says, all else passes untouched. */
export function serviceBehaviors(
  scope: Construct,
  props: ServiceBehaviorsProps,
): Record<string, BehaviorOptions> {
  const { name, service, originHeaders: customHeaders, responseHeadersPolicy } = props;
  const passing = {
    origin: new HttpOrigin(Fn.select(2, Fn.split('/', service.api.apiEndpoint)), { customHeaders }),
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    responseHeadersPolicy,
    compress: true,
  };
  const cached = cachedPaths(service.routes).map(({ pattern, seconds, queryStringBehavior }, index) => [
    pattern,
    {
      ...passing,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: new CachePolicy(scope, `Cache-${name}-${index + 1}`, {
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
