import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ServiceContext } from '#infra/constructs/context.ts';
import { HttpFunction } from '#infra/constructs/http-function.ts';
import { KeySecret } from '#infra/constructs/key-secret.ts';
import { allow, allowTextMessages } from '#infra/constructs/permission.ts';
import { QueueConsumer } from '#infra/constructs/queue-consumer.ts';
import { Relay } from '#infra/constructs/relay.ts';
import { ServiceApi } from '#infra/constructs/service-api.ts';
import { ServiceTable } from '#infra/constructs/service-table.ts';
import { routes } from '#services/notifications/contract.ts';

export interface NotificationsStackProps extends StackProps {
  readonly context: ServiceContext;
}

/** Sends what couriers put into its inbox, once. */
export class NotificationsStack extends Stack {
  readonly #inbox: Queue;
  readonly #keys: KeySecret;
  /** Officials change wordings through it. */
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { context, ...props }: NotificationsStackProps) {
    super(scope, id, { description: `Balai ${context.region.name.en}: messages to citizens`, ...props });
    const table = new ServiceTable(this, 'Table', {
      platform: context.platform,
      suffering: 'Warga terlambat menerima pesan karena catatan pengiriman tidak dapat ditulis.',
    });
    this.#keys = new KeySecret(this, 'Keys', 'Seals recipients between couriers and notifications');
    const sender = context.region.notifications.mailFrom;

    const deliver = new QueueConsumer(this, 'Deliver', {
      context,
      entry: 'deliver',
      retention: Duration.days(1), // messages carry sealed contact data
      environment: {
        TABLE_NAME: table.tableName,
        KEYS_SECRET: this.#keys.secretArn,
        MAIL_FROM: sender,
      },
      may: [
        allow(table.tableArn, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'),
        allow(this.#keys.secretArn, 'secretsmanager:GetSecretValue'),
        allow(
          this.formatArn({
            service: 'ses',
            resource: 'identity',
            resourceName: sender.split('@')[1] ?? sender,
          }),
          'ses:SendEmail',
        ),
        allowTextMessages(),
      ],
      suffering: 'Warga tidak menerima tiket, perubahan, atau tautan lewat SMS dan surel.',
      deadLettersMean: 'Warga tidak akan menerima pesan tentang tiketnya kecuali dikirim ulang.',
      lateMeans: 'Warga terlambat menerima pesan tentang tiketnya.',
    });
    this.#inbox = deliver.inbox.queue;

    const suffering =
      'Operator tidak dapat mengubah teks pesan; warga tetap menerima pesan dengan teks yang berlaku.';
    const api = new HttpFunction(this, 'Api', {
      context,
      entry: 'api',
      environment: { TABLE_NAME: table.tableName },
      may: [allow(table.tableArn, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem')],
      suffering,
    });
    this.api = new ServiceApi(this, 'Http', {
      context,
      routes: Object.values(routes),
      handler: api.function,
      // A few officials: whoever floods it is nobody's loss.
      throttle: { rateLimit: 20, burstLimit: 40 },
      suffering,
    }).api;
    new Relay(this, 'Relay', {
      context,
      table,
      suffering:
        'Operator tidak melihat perubahan teks pesan di catatan kejadian; warga tetap menerima pesan.',
    });
  }

  /** What a courier needs to hand messages over: it seals recipients under the keys, and writes into the inbox. */
  handingOver() {
    return {
      environment: { NOTIFICATIONS_SECRET: this.#keys.secretArn, INBOX_URL: this.#inbox.queueUrl },
      may: [
        allow(this.#keys.secretArn, 'secretsmanager:GetSecretValue'),
        allow(this.#inbox.queueArn, 'sqs:SendMessage'),
      ],
    } as const;
  }
}
