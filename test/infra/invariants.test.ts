import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { loadRegion, regionIds } from '#infra/regions.ts';
import { routeKey } from '#shared/http/route.ts';
import { estimate, unpriced } from '../../operator/cost/estimate.ts';
import { supposed } from '../../operator/cost/volumes.ts';
import { type Resource, readTemplates } from './assembly.ts';
import { routesOfContracts } from './contracts.ts';
import { stageOf } from './region.ts';
import { statementsOf } from './statements.ts';

/** The CDK's own function that copies the site at deployment; its code and settings are not ours. */
const isCopier = ({ id }: Resource) => id.startsWith('CustomCDKBucketDeployment');
const said = (resource: Resource) => `${resource.stack} ${resource.id}`;

describe.each(regionIds)('%s', async (region) => {
  const { stage } = stageOf(await loadRegion(region));
  const templates = readTemplates(stage);
  const resources = templates.flatMap((stack) => stack.resources);
  const all = (type: string) => resources.filter((resource) => resource.type === type);
  const failing = (
    type: string,
    fails: (properties: Resource['properties'], resource: Resource) => boolean,
  ) => {
    const found = all(type);
    expect(found.length).toBeGreaterThan(0);
    return found.filter((resource) => fails(resource.properties, resource)).map(said);
  };
  /** Resources of a type to which `id` is referred anywhere in a property. */
  const refersTo = (value: unknown, id: string) => JSON.stringify(value ?? null).includes(`"${id}"`);

  /** Whether an alarm on that metric names the resource, in its own stack or across. */
  const rings = (metric: string, { stack, id }: Resource) =>
    all('AWS::CloudWatch::Alarm').some((alarm) => {
      const text = JSON.stringify(alarm.properties);
      const isNamed = (alarm.stack === stack || text.includes(`"${stack}"`)) && text.includes(id);
      return isNamed && text.includes(`"MetricName":"${metric}"`);
    });

  test('every queue has dead letters, or is the place where they lie and rings', () => {
    const watched = (id: string) =>
      all('AWS::CloudWatch::Alarm').some(
        ({ properties }) =>
          properties['MetricName'] === 'ApproximateNumberOfMessagesVisible' &&
          refersTo(properties['Dimensions'], id),
      );

    expect(
      failing('AWS::SQS::Queue', (queue, { id }) => {
        const redrive = JSON.stringify(queue['RedrivePolicy'] ?? null);
        return (
          !watched(id) &&
          !all('AWS::SQS::Queue').some((other) => redrive.includes(other.id) && watched(other.id))
        );
      }),
    ).toEqual([]);
  });

  test('what EventBridge cannot deliver goes to dead letters', () => {
    expect(
      failing(
        'AWS::Events::Rule',
        ({ Targets }) =>
          !Array.isArray(Targets) || Targets.some((target) => target.DeadLetterConfig === undefined),
      ),
    ).toEqual([]);
  });

  test('every alarm says in Bahasa Indonesia what people suffer and what to do first, and reaches somebody', () => {
    expect(
      failing('AWS::CloudWatch::Alarm', ({ AlarmDescription, AlarmActions }) => {
        const sentence = /^(Warga|Petugas|Operator) .{20,}\. Pertama: .{20,}\. Panduan: [a-z-]+\.$/.test(
          String(AlarmDescription),
        );
        return !sentence || !Array.isArray(AlarmActions) || AlarmActions.length === 0;
      }),
    ).toEqual([]);
  });

  test.each([
    ['AWS::Lambda::Function', ['Errors', 'Throttles', 'Duration']],
    ['AWS::DynamoDB::Table', ['ReadThrottleEvents', 'WriteThrottleEvents', 'SystemErrors']],
    ['AWS::ApiGatewayV2::Api', ['5xx', 'Latency']],
    ['AWS::Events::Rule', ['FailedInvocations']],
    ['AWS::CloudFront::Distribution', ['5xxErrorRate']],
  ])('%s is watched: %s', (type, metrics) => {
    expect(
      failing(
        type,
        (_, resource) => !isCopier(resource) && metrics.some((metric) => !rings(metric, resource)),
      ),
    ).toEqual([]);
  });

  test('every stream mapping rings when it lags, every schedule when a call was missed', () => {
    expect(
      failing('AWS::Lambda::EventSourceMapping', ({ EventSourceArn, FunctionName }) => {
        const reader = all('AWS::Lambda::Function').find(({ id }) => refersTo(FunctionName, id));
        const isStream = JSON.stringify(EventSourceArn).includes('StreamArn');
        return isStream && (reader === undefined || !rings('IteratorAge', reader));
      }),
    ).toEqual([]);
    expect(
      failing('AWS::Scheduler::Schedule', ({ Target }) => {
        const { DeadLetterConfig, RetryPolicy } = z
          .object({ DeadLetterConfig: z.unknown(), RetryPolicy: z.unknown() })
          .parse(Target);
        const missed = all('AWS::SQS::Queue').find(({ id }) => refersTo(DeadLetterConfig, id));
        return (
          RetryPolicy === undefined ||
          missed === undefined ||
          !rings('ApproximateNumberOfMessagesVisible', missed)
        );
      }),
    ).toEqual([]);
  });

  test('every function, table, API and queue is on the dashboard', () => {
    const board = JSON.stringify(all('AWS::CloudWatch::Dashboard').map(({ properties }) => properties));
    for (const type of [
      'AWS::Lambda::Function',
      'AWS::DynamoDB::Table',
      'AWS::ApiGatewayV2::Api',
      'AWS::SQS::Queue',
    ])
      expect(failing(type, (_, resource) => !isCopier(resource) && !board.includes(resource.id))).toEqual([]);
  });

  test('every function logs to a group of its own that forgets', () => {
    const groups = new Map(
      all('AWS::Logs::LogGroup').map((group) => [group.id, group.properties['RetentionInDays']]),
    );
    const used = all('AWS::Lambda::Function').map(
      ({ stack, properties }) => `${stack} ${JSON.stringify(properties['LoggingConfig'])}`,
    );

    expect(
      failing(
        'AWS::Lambda::Function',
        ({ LoggingConfig }) =>
          ![...groups].some(([id, days]) => refersTo(LoggingConfig, id) && Number(days) > 0),
      ),
    ).toEqual([]);
    expect(new Set(used).size).toBe(used.length);
  });

  test('every function has a role of its own', () => {
    const roles = all('AWS::Lambda::Function').map(
      ({ stack, properties }) => `${stack} ${JSON.stringify(properties['Role'])}`,
    );

    expect(new Set(roles).size).toBe(roles.length);
  });

  test('no statement grants an action by wildcard or everything of a kind, but where AWS knows no resource', () => {
    const withoutResources = new Set(['dynamodb:ListStreams']);
    const statements = resources.flatMap(statementsOf);

    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter(({ actions }) => actions.some((action) => action.includes('*')))).toEqual([]);
    expect(
      statements.filter(
        ({ actions, resources: on }) =>
          on.includes('"*"') && actions.some((action) => !withoutResources.has(action)),
      ),
    ).toEqual([]);
    expect(
      statements.filter(({ resources: on }) => on.startsWith('NotResource')).map(({ actions }) => actions),
    ).toEqual([['sns:Publish']]);
  });

  test('no role takes a policy that AWS manages', () => {
    expect(failing('AWS::IAM::Role', ({ ManagedPolicyArns }) => ManagedPolicyArns !== undefined)).toEqual([]);
  });

  test('only relays put events on the bus', () => {
    const publishers = resources
      .flatMap(statementsOf)
      .filter(({ actions }) => actions.includes('events:PutEvents'));

    const names = publishers.map(({ of }) => of.replace(/Role[0-9A-F]{8}$/, ''));
    expect([...new Set(names)]).toEqual(['RelayStreamConsumer']);
  });

  test('every table can be restored and none is deleted by mistake', () => {
    expect(
      failing('AWS::DynamoDB::Table', (table) => {
        const recovery = JSON.stringify(table['PointInTimeRecoverySpecification']);
        return (
          recovery !== '{"PointInTimeRecoveryEnabled":true}' ||
          table['DeletionProtectionEnabled'] !== true ||
          table['BillingMode'] !== 'PAY_PER_REQUEST' ||
          JSON.stringify(table['StreamSpecification']) !== '{"StreamViewType":"NEW_AND_OLD_IMAGES"}' ||
          JSON.stringify(table['SSESpecification']) !== '{"SSEEnabled":true}'
        );
      }),
    ).toEqual([]);
  });

  test.each([
    'AWS::DynamoDB::Table',
    'AWS::SecretsManager::Secret',
    'AWS::S3::Bucket',
    'AWS::Cognito::UserPool',
  ])('%s outlives its stack', (type) => {
    expect(
      failing(
        type,
        (_, { deletionPolicy, updateReplacePolicy }) =>
          deletionPolicy !== 'Retain' || updateReplacePolicy !== 'Retain',
      ),
    ).toEqual([]);
  });

  test('everything has a price or is known to be free, and every function says how often it runs', async () => {
    const city = await loadRegion(region);

    expect(unpriced(resources)).toEqual([]);
    expect(estimate(city, resources, { volumes: supposed(city) }).total).toBeGreaterThan(0);
  });

  test('no environment comes near the 4 KB that Lambda allows', () => {
    expect(
      failing('AWS::Lambda::Function', ({ Environment }) => JSON.stringify(Environment ?? {}).length > 3000),
    ).toEqual([]);
  });

  test('no secret stands in an environment: only its name', () => {
    const secrets = all('AWS::SecretsManager::Secret').map(({ id }) => id);

    expect(failing('AWS::SecretsManager::Secret', ({ SecretString }) => SecretString !== undefined)).toEqual(
      [],
    );
    expect(
      failing('AWS::Lambda::Function', ({ Environment }) => {
        const text = JSON.stringify(Environment ?? {});
        const names = [...text.matchAll(/"\w*SECRET":(\{[^}]*\}?)/g)].map(([, value = '']) => value);
        return (
          text.includes('{{resolve:') || names.some((value) => !secrets.some((id) => value.includes(id)))
        );
      }),
    ).toEqual([]);
  });

  test('every mapping reports failures record by record; streams lose nothing and are not blocked', () => {
    expect(
      failing('AWS::Lambda::EventSourceMapping', (mapping) => {
        const partial = JSON.stringify(mapping['FunctionResponseTypes']) === '["ReportBatchItemFailures"]';
        const stream = JSON.stringify(mapping['EventSourceArn']).includes('StreamArn');
        const safe =
          mapping['BisectBatchOnFunctionError'] === true &&
          mapping['StartingPosition'] === 'TRIM_HORIZON' &&
          Number(mapping['MaximumRecordAgeInSeconds']) <= 72_000 &&
          JSON.stringify(mapping['DestinationConfig']).includes(':s3:::');
        return !partial || (stream && !safe);
      }),
    ).toEqual([]);
  });

  test.each([
    ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
    ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy'],
  ])('%s refuses whatever comes without TLS', (type, policyType) => {
    const refusing = all(policyType).filter(({ properties }) =>
      JSON.stringify(properties['PolicyDocument']).includes(
        '{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
      ),
    );

    expect(
      failing(
        type,
        (_, { stack, id }) =>
          !refusing.some((policy) => policy.stack === stack && refersTo(policy.properties, id)),
      ),
    ).toEqual([]);
  });

  test('a route asks for a token if its contract says who may call it, and only then', async () => {
    const contracts = (await routesOfContracts()).map((route) => [
      routeKey(route),
      route.access !== undefined,
    ]);
    const templates = all('AWS::ApiGatewayV2::Route').map(({ properties }) => [
      properties['RouteKey'],
      properties['AuthorizationType'] !== 'NONE' &&
        all('AWS::ApiGatewayV2::Authorizer').some(({ id }) => refersTo(properties['AuthorizerId'], id)),
    ]);

    expect(templates.length).toBeGreaterThan(0);
    expect(templates.toSorted()).toEqual(contracts.toSorted());
    for (const { properties } of all('AWS::ApiGatewayV2::Authorizer')) {
      expect(properties['AuthorizerType']).toBe('JWT');
      expect(properties['IdentitySource']).toEqual(['$request.header.Authorization']);
      expect(JSON.stringify(properties['JwtConfiguration'])).toMatch(
        /"Audience":\[\{.+\},\{.+\}\],"Issuer":\{"Fn::GetStackOutput/,
      );
    }
  });

  test('no bucket can be opened to the public', () => {
    expect(
      failing(
        'AWS::S3::Bucket',
        ({ PublicAccessBlockConfiguration }) =>
          JSON.stringify(PublicAccessBlockConfiguration) !==
          '{"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":true,"RestrictPublicBuckets":true}',
      ),
    ).toEqual([]);
  });

  test('functions run Node 24 on arm64, and answer HTTP before API Gateway gives up after 30 s', () => {
    const integrated = JSON.stringify(
      all('AWS::ApiGatewayV2::Integration').map(({ properties }) => properties),
    );

    expect(
      failing('AWS::Lambda::Function', (lambda, resource) => {
        const late = integrated.includes(`"${resource.id}"`) && Number(lambda['Timeout']) > 29;
        const other =
          lambda['Runtime'] !== 'nodejs24.x' || JSON.stringify(lambda['Architectures']) !== '["arm64"]';
        return late || (other && !isCopier(resource));
      }),
    ).toEqual([]);
  });

  test('user pools and tables are protected from deletion, stacks from being taken down', () => {
    expect(failing('AWS::Cognito::UserPool', (pool) => pool['DeletionProtection'] !== 'ACTIVE')).toEqual([]);
    expect(failing('AWS::DynamoDB::Table', (table) => table['DeletionProtectionEnabled'] !== true)).toEqual(
      [],
    );

    const taken = stage.synth().stacks.filter(({ terminationProtection }) => terminationProtection !== true);
    expect(taken.map(({ stackName }) => stackName)).toEqual([]);
  });

  test('stacks refer to each other weakly, so that each can be deployed and rolled back alone', () => {
    const texts = templates.map(({ text }) => text).join('\n');

    expect(texts).toContain('Fn::GetStackOutput');
    expect(texts).not.toMatch(/Fn::ImportValue|"Export"/);
  });

  test('the types of resources are those that the one-machine host was asked to know', () => {
    expect([...new Set(resources.map(({ type }) => type))].toSorted()).toMatchInlineSnapshot(`
      [
        "AWS::ApiGatewayV2::Api",
        "AWS::ApiGatewayV2::Authorizer",
        "AWS::ApiGatewayV2::Integration",
        "AWS::ApiGatewayV2::Route",
        "AWS::ApiGatewayV2::Stage",
        "AWS::CloudFront::CachePolicy",
        "AWS::CloudFront::Distribution",
        "AWS::CloudFront::Function",
        "AWS::CloudFront::OriginAccessControl",
        "AWS::CloudFront::ResponseHeadersPolicy",
        "AWS::CloudWatch::Alarm",
        "AWS::CloudWatch::Dashboard",
        "AWS::Cognito::ManagedLoginBranding",
        "AWS::Cognito::UserPool",
        "AWS::Cognito::UserPoolClient",
        "AWS::Cognito::UserPoolDomain",
        "AWS::Cognito::UserPoolGroup",
        "AWS::DynamoDB::Table",
        "AWS::Events::EventBus",
        "AWS::Events::Rule",
        "AWS::IAM::Role",
        "AWS::Lambda::EventSourceMapping",
        "AWS::Lambda::Function",
        "AWS::Lambda::LayerVersion",
        "AWS::Lambda::Permission",
        "AWS::Logs::LogGroup",
        "AWS::Logs::MetricFilter",
        "AWS::S3::Bucket",
        "AWS::S3::BucketPolicy",
        "AWS::SNS::Topic",
        "AWS::SNS::TopicPolicy",
        "AWS::SQS::Queue",
        "AWS::SQS::QueuePolicy",
        "AWS::Scheduler::Schedule",
        "AWS::Scheduler::ScheduleGroup",
        "AWS::SecretsManager::Secret",
        "AWS::WAFv2::WebACL",
        "Custom::CDKBucketDeployment",
      ]
    `);
  });
});
