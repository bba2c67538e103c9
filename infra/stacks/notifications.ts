import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ServiceContext } from '#infra/constructs/context.ts';
import { KeySecret } from '#infra/constructs/key-secret.ts';
import { allow, allowTextMessages } from '#infra/constructs/permission.ts';
import { QueueConsumer } from '#infra/constructs/queue-consumer.ts';
import { ServiceTable } from '#infra/constructs/service-table.ts';

export interface NotificationsStackProps extends StackProps {
  readonly context: ServiceContext;
}

/** Sends what couriers put into its inbox, once. */
export class NotificationsStack extends Stack {
  /** Couriers write here … */
  readonly inbox: Queue;
  /** … and seal the recipient under these keys. */
  readonly keys: KeySecret;

  constructor(scope: Construct, id: string, { context, ...props }: NotificationsStackProps) {
    super(scope, id, { description: `Balai ${context.region.name.en}: messages to citizens`, ...props });
    const table = new ServiceTable(this, 'Table', {
      platform: context.platform,
      suffering: 'Warga terlambat menerima pesan karena catatan pengiriman tidak dapat ditulis.',
    });
    this.keys = new KeySecret(this, 'Keys', 'Seals recipients between couriers and notifications');
    const sender = context.region.notifications.mailFrom;

    const deliver = new QueueConsumer(this, 'Deliver', {
      context,
      entry: 'deliver',
      retention: Duration.days(1), // messages carry sealed contact data
      environment: {
        TABLE_NAME: table.tableName,
        KEYS_SECRET: this.keys.secretArn,
        MAIL_FROM: sender,
      },
      may: [
        allow(table.tableArn, 'dynamodb:UpdateItem'),
        allow(this.keys.secretArn, 'secretsmanager:GetSecretValue'),
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
      lateMeans: 'Warga menunggu lama pesan tentang tiketnya.',
    });
    this.inbox = deliver.inbox.queue;
  }
}
