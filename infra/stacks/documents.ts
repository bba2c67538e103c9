import { Aws, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge, objectsFinding } from '#infra/constructs/acknowledge.ts';
import type { ServiceContext } from '#infra/constructs/context.ts';
import { EventConsumer } from '#infra/constructs/event-consumer.ts';
import { HttpFunction } from '#infra/constructs/http-function.ts';
import { KeySecret } from '#infra/constructs/key-secret.ts';
import { OneTimeSchedules } from '#infra/constructs/one-time-schedules.ts';
import { allow, allowListing } from '#infra/constructs/permission.ts';
import { Relay } from '#infra/constructs/relay.ts';
import { ServiceApi } from '#infra/constructs/service-api.ts';
import { ServiceTable } from '#infra/constructs/service-table.ts';
import {
  intakeRoutes,
  letterRoutes,
  personRoutes,
  proofRoutes,
  routeKey,
  routes,
  settingRoutes,
  staffRoutes,
} from '#services/documents/contract.ts';
import { worklist } from '#services/documents/store/keys.ts';
import { listedAttributes } from '#services/documents/store/request-row.ts';
import type { NotificationsStack } from './notifications.ts';

export interface DocumentsStackProps extends StackProps {
  readonly context: ServiceContext;
  /** Where citizens reach the site; links begin with it, and files are sent from its pages. */
  readonly origin: string;
  /** Where staff reach theirs; papers are read from its pages. */
  readonly staffOrigin: string;
  /** Whose inbox takes what citizens are told. */
  readonly notifications: Pick<NotificationsStack, 'handingOver'>;
}

/** Requests for documents: handed in, checked, answered. */
export class DocumentsStack extends Stack {
  readonly api: HttpApi;
  /** What citizens hand in, and letters. */
  readonly files: Bucket;

  constructor(
    scope: Construct,
    id: string,
    { context, origin, staffOrigin, notifications, ...props }: DocumentsStackProps,
  ) {
    super(scope, id, { description: `Balai ${context.region.name.en}: documents`, ...props });
    const table = new ServiceTable(this, 'Table', {
      platform: context.platform,
      suffering: 'Warga tidak dapat mengajukan dokumen karena basis data berkas tidak sanggup melayani.',
    });
    table.addGlobalSecondaryIndex({
      indexName: worklist.index,
      partitionKey: { name: worklist.pk, type: AttributeType.STRING },
      sortKey: { name: worklist.sk, type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...listedAttributes],
    });
    const keys = new KeySecret(this, 'Keys', 'Tags, seals and letters of documents');
    const kept = Math.max(
      ...context.region.offices.flatMap(({ documents }) => documents?.retentionDays ?? []),
      30,
    );
    this.files = new Bucket(this, 'Files', {
      bucketName: `balai-${context.region.id}-files-${Aws.ACCOUNT_ID}`,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      cors: [
        {
          allowedOrigins: [origin, staffOrigin],
          allowedMethods: [HttpMethods.POST, HttpMethods.GET],
          allowedHeaders: ['*'],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [
        // Sent and never attached; attached and never submitted.
        { prefix: 'raw/', expiration: Duration.days(1) },
        { prefix: 'clean/', expiration: Duration.days(4) },
        // Printed again, to the same text, for whoever asks later.
        { prefix: 'letters/', expiration: Duration.days(30) },
        // The office deletes what has ended long ago; this is for what nothing names any more.
        { prefix: 'file/', expiration: Duration.days(kept + 400) },
      ],
    });
    acknowledge(this.files, {
      S1: 'Looks of staff are recorded by the service, with purpose; a log bucket would name every citizen who sent a file.',
    });

    const environment = {
      TABLE_NAME: table.tableName,
      KEYS_SECRET: keys.secretArn,
      SITE_ORIGIN: origin,
      FILES_BUCKET: this.files.bucketName,
    };
    const changed = allow(
      table.tableArn,
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
    );
    const readKeys = allow(keys.secretArn, 'secretsmanager:GetSecretValue');
    const shredding = [
      allowListing(this.files.bucketArn, 'file/'),
      allow(this.files.arnForObjects('file/*'), 's3:DeleteObject'),
      allow(this.files.arnForObjects('letters/*'), 's3:DeleteObject'),
    ];
    const api = new HttpFunction(this, 'Api', {
      context,
      entry: 'api',
      environment,
      may: [
        changed,
        readKeys,
        // The forms and links that it signs have its rights.
        allow(this.files.arnForObjects('raw/*'), 's3:PutObject'),
        allow(this.files.arnForObjects('clean/*'), 's3:GetObject'),
        allow(this.files.arnForObjects('file/*'), 's3:GetObject', 's3:PutObject'),
      ],
      suffering: 'Warga tidak dapat mengajukan dokumen atau melihat sampai di mana pengajuannya.',
    });
    this.acknowledgeFolders(api, 'raw/*', 'clean/*', 'file/*');
    const intake = new HttpFunction(this, 'Intake', {
      context,
      entry: 'intake',
      environment,
      memorySize: 1024, // holds a whole file while it looks into it
      timeout: Duration.seconds(25),
      may: [
        readKeys,
        allow(this.files.arnForObjects('raw/*'), 's3:GetObject'),
        allow(this.files.arnForObjects('clean/*'), 's3:PutObject'),
      ],
      suffering: 'Warga tidak dapat melampirkan foto dan berkas pada pengajuannya.',
    });
    this.acknowledgeFolders(intake, 'raw/*', 'clean/*');
    const staff = new HttpFunction(this, 'Staff', {
      context,
      entry: 'staff',
      environment,
      may: [
        allow(table.tableArn, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'),
        allow(`${table.tableArn}/index/${worklist.index}`, 'dynamodb:Query'),
        // Links to papers are signed with what the function may do.
        allow(this.files.arnForObjects('file/*'), 's3:GetObject'),
        readKeys,
      ],
      suffering: 'Petugas tidak dapat membuka dan memeriksa berkas pengajuan.',
    });
    acknowledge(staff, {
      [objectsFinding(this.files, 'file/*')]: 'It signs links to the papers of any request of the region.',
    });
    const proofs = new HttpFunction(this, 'Proofs', {
      context,
      entry: 'proofs',
      environment,
      may: [allow(table.tableArn, 'dynamodb:GetItem', 'dynamodb:Query'), readKeys],
      suffering: 'Warga tidak mengetahui surat mana yang sudah ditarik saat memeriksa keasliannya.',
    });
    const letters = new HttpFunction(this, 'Letters', {
      context,
      entry: 'letters',
      environment,
      memorySize: 1024, // printing a letter is a quarter of a second of CPU at this size
      timeout: Duration.seconds(25),
      may: [
        allow(table.tableArn, 'dynamodb:GetItem', 'dynamodb:PutItem'),
        allow(this.files.arnForObjects('letters/*'), 's3:GetObject', 's3:PutObject', 's3:DeleteObject'),
        readKeys,
      ],
      suffering: 'Warga tidak dapat mengunduh suratnya, dan petugas tidak dapat menarik surat yang keliru.',
    });
    acknowledge(letters, {
      [objectsFinding(this.files, 'letters/*')]:
        'A letter lies under the id of its request; nothing else is in that folder.',
    });
    const person = new HttpFunction(this, 'Person', {
      context,
      entry: 'person',
      environment,
      timeout: Duration.seconds(25),
      may: [
        allow(
          table.tableArn,
          'dynamodb:GetItem',
          'dynamodb:Query',
          'dynamodb:PutItem',
          'dynamodb:DeleteItem',
        ),
        ...shredding,
        // Links to papers are signed with what the function may do.
        allow(this.files.arnForObjects('file/*'), 's3:GetObject'),
        readKeys,
      ],
      suffering: 'Warga tidak dapat dilayani saat meminta salinan atau penghapusan data pengajuannya.',
    });
    this.acknowledgeFolders(person, 'file/*', 'letters/*');
    const settings = new HttpFunction(this, 'Settings', {
      context,
      entry: 'settings',
      environment,
      may: [
        allow(table.tableArn, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'),
        allow(`${table.tableArn}/index/${worklist.index}`, 'dynamodb:Query'),
        readKeys,
      ],
      suffering: 'Petugas tidak dapat mengubah janji layanan dan batas waktu pengajuan.',
    });
    const alone = (handler: HttpFunction, own: Readonly<Record<string, Parameters<typeof routeKey>[0]>>) =>
      Object.fromEntries(Object.values(own).map((route) => [routeKey(route), handler.function]));
    this.api = new ServiceApi(this, 'Http', {
      context,
      routes: Object.values(routes),
      handler: api.function,
      alone: {
        ...alone(intake, intakeRoutes),
        ...alone(staff, staffRoutes),
        ...alone(proofs, proofRoutes),
        ...alone(letters, letterRoutes),
        ...alone(person, personRoutes),
        ...alone(settings, settingRoutes),
      },
      suffering: 'Warga melihat pesan gangguan saat mengajukan dokumen.',
    }).api;
    new Relay(this, 'Relay', {
      context,
      table,
      suffering: 'Warga tidak menerima kabar tentang pengajuannya.',
    });
    const read = allow(table.tableArn, 'dynamodb:GetItem');
    const handingOver = notifications.handingOver();
    const carrying = {
      environment: {
        TABLE_NAME: table.tableName,
        KEYS_SECRET: keys.secretArn,
        SITE_ORIGIN: origin,
        ...handingOver.environment,
      },
      may: [readKeys, ...handingOver.may],
    };
    new EventConsumer(this, 'Courier', {
      context,
      entry: 'courier',
      hears: {
        documents: [
          'RequestSubmitted.v1',
          'RequestReturned.v1',
          'RequestVerified.v1',
          'RequestDecided.v1',
          'RequestEnded.v1',
          'PromiseMissed.v1',
        ],
      },
      environment: carrying.environment,
      may: [read, ...carrying.may],
      suffering: 'Warga tidak menerima kabar tentang pengajuannya lewat SMS dan surel.',
      deadLettersMean: 'Warga tidak akan menerima kabar tentang pengajuannya kecuali dikirim ulang.',
      lateMeans: 'Warga terlambat menerima kabar tentang pengajuannya.',
    });
    const late = 'Petugas tidak melihat pengajuan yang melewati janji, dan warga yang diam tidak diingatkan.';
    const deadlines = new OneTimeSchedules(this, 'Deadline', {
      context,
      entry: 'deadline',
      environment: { ...carrying.environment, FILES_BUCKET: this.files.bucketName },
      may: [
        allow(table.tableArn, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'),
        ...shredding,
        ...carrying.may,
      ],
      suffering: late,
      deadLettersMean: late,
      lateMeans: 'Warga terlambat diingatkan bahwa pengajuannya menunggu.',
    });
    this.acknowledgeFolders(deadlines, 'file/*', 'letters/*');
    const plan = new EventConsumer(this, 'Plan', {
      context,
      entry: 'plan',
      hears: {
        documents: [
          'RequestSubmitted.v1',
          'RequestReturned.v1',
          'RequestResubmitted.v1',
          'RequestVerified.v1',
          'RequestProcessed.v1',
          'RequestDecided.v1',
          'RequestDelivered.v1',
          'RequestEnded.v1',
        ],
      },
      environment: { TABLE_NAME: table.tableName, ...deadlines.environment },
      may: [read, ...deadlines.may],
      suffering: late,
      deadLettersMean: late,
      lateMeans: 'Warga terlambat diingatkan bahwa pengajuannya menunggu.',
    });
    acknowledge(plan, deadlines.acknowledged);
    new EventConsumer(this, 'Visits', {
      context,
      entry: 'visits',
      hears: {
        queue: ['SlotBooked.v1', 'SlotMoved.v1', 'SlotCancelled.v1', 'TicketServed.v1', 'TicketMissed.v1'],
      },
      environment: { TABLE_NAME: table.tableName },
      may: [allow(table.tableArn, 'dynamodb:GetItem', 'dynamodb:PutItem')],
      suffering:
        'Warga yang sudah datang ke kantor masih diminta datang, karena kunjungannya tidak tercatat.',
      deadLettersMean: 'Warga yang sudah datang masih diminta datang sampai yang tertahan dikirim ulang.',
      lateMeans: 'Warga terlambat melihat kunjungannya pada pengajuannya.',
    });
    new EventConsumer(this, 'Count', {
      context,
      entry: 'count',
      hears: {
        documents: ['RequestSubmitted.v1', 'RequestReturned.v1', 'RequestDecided.v1', 'RequestEnded.v1'],
      },
      environment: { TABLE_NAME: table.tableName },
      may: [allow(table.tableArn, 'dynamodb:PutItem')],
      suffering: 'Petugas tidak melihat angka harian pengajuan yang terbaru.',
      deadLettersMean: 'Petugas melihat angka harian yang kurang sampai yang tertahan dikirim ulang.',
      lateMeans: 'Petugas melihat angka harian pengajuan yang terlambat.',
    });
  }

  private acknowledgeFolders(handler: Construct, ...folders: readonly string[]): void {
    for (const folder of folders) {
      acknowledge(handler, {
        [objectsFinding(this.files, folder)]:
          'Every file lies under the id of its request; nothing else is in that folder.',
      });
    }
  }
}
