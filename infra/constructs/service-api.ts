import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Route, routeKey } from '#shared/http/route.ts';
import { acknowledge } from './acknowledge.ts';
import { Alarm, type Suffering } from './alarm.ts';
import type { ServiceContext } from './context.ts';

export interface ServiceApiProps {
  /** Names the API `<region>-<service>`. */
  readonly context: ServiceContext;
  /** The service's contract; each of its routes becomes one here. */
  readonly routes: readonly Route[];
  /** Answers every route that has no function of its own. */
  readonly handler: IFunction;
  /** Route key → the function that answers it alone. */
  readonly alone?: Readonly<Record<string, IFunction>>;
  /** Requests a second and at once; above it API Gateway answers 429. Default 1,000 and 2,000 of Jakarta's 2,500. */
  readonly throttle?: { readonly rateLimit: number; readonly burstLimit: number };
  /** What people suffer when requests end in 5xx. */
  readonly suffering: Suffering;
}

/** No query strings, no paths with ids, no addresses of people: route, outcome and time are what operators need. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    at: '$context.requestTimeEpoch',
    requestId: '$context.requestId',
    route: '$context.routeKey',
    status: '$context.status',
    error: '$context.error.messageString',
    integrationError: '$context.integrationErrorMessage',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
  }),
);

/** The HTTP API of a service, with the routes of its contract and no others. */
export class ServiceApi extends Construct {
  readonly api: HttpApi;
  /** The service: what people call it. */
  readonly title: string;

  constructor(scope: Construct, id: string, props: ServiceApiProps) {
    super(scope, id);
    const { service, region, platform } = props.context;
    this.title = service;
    this.api = new HttpApi(this, 'Api', {
      apiName: `${region.id}-${service}`,
      createDefaultStage: false,
    });

    const alone = new Map(
      Object.entries(props.alone ?? {}).map(([key, target]) => [
        key,
        integrate(target, `Alone${target.node.id}`),
      ]),
    );
    const shared = integrate(props.handler, 'Shared');
    const everybody = new HttpNoneAuthorizer();
    const staff = new HttpJwtAuthorizer('Staff', platform.staff.pool.userPoolProviderUrl, {
      jwtAudience: platform.staff.clients.map(({ userPoolClientId }) => userPoolClientId),
    });
    for (const route of props.routes) {
      if (route.access !== undefined && route.answer.cacheSeconds > 0) {
        throw new Error(`${routeKey(route)} is for staff: its answer must not be kept (cacheSeconds: 0).`);
      }
      this.api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration: alone.get(routeKey(route)) ?? shared,
        authorizer: route.access === undefined ? everybody : staff,
      });
    }
    const unknown = [...alone.keys()].filter((key) => !props.routes.some((route) => routeKey(route) === key));
    if (unknown.length > 0)
      throw new Error(`${service}: no such route in the contract: ${unknown.join(', ')}`);

    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: props.throttle ?? { rateLimit: 1000, burstLimit: 2000 },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: accessLogFormat },
    });
    acknowledge(this.api, {
      APIG4:
        'Citizens have no account: a booking is opened by its own key, sealed and checked by the service.',
    });
    new Alarm(this, 'ServerErrors', {
      metric: this.api.metricServerError({ statistic: 'Sum', period: Duration.minutes(5) }),
      threshold: 5,
      suffering: props.suffering,
      runbook: 'pintu-depan',
      topic: platform.alarms,
    });
    new Alarm(this, 'Slow', {
      metric: this.api.metricLatency({ statistic: 'p95', period: Duration.minutes(5) }),
      threshold: Duration.seconds(3).toMilliseconds(), // a phone on slow data waits for its network besides
      periods: 3,
      suffering: props.suffering,
      runbook: 'jam-buka',
      topic: platform.alarms,
    });
  }
}

/** One permission for the whole API: a permission a route overflows the function's policy at about thirty routes. */
function integrate(target: IFunction, id: string): HttpLambdaIntegration {
  return new HttpLambdaIntegration(id, target, { scopePermissionToRoute: false });
}
