import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { asFunction } from '#infra/constructs/cdk-interfaces.ts';
import type { ServiceContext } from '#infra/constructs/context.ts';
import { EventConsumer } from '#infra/constructs/event-consumer.ts';
import { HttpFunction } from '#infra/constructs/http-function.ts';
import { KeySecret } from '#infra/constructs/key-secret.ts';
import { OpeningAlias } from '#infra/constructs/opening-alias.ts';
import { operationsOf } from '#infra/constructs/operations.ts';
import { allow } from '#infra/constructs/permission.ts';
import { Relay } from '#infra/constructs/relay.ts';
import { aroundRelease } from '#infra/constructs/release-time.ts';
import { evenings } from '#infra/constructs/reminder-time.ts';
import { ServiceApi } from '#infra/constructs/service-api.ts';
import { ServiceTable } from '#infra/constructs/service-table.ts';
import { StreamConsumer } from '#infra/constructs/stream-consumer.ts';
import { Timetable } from '#infra/constructs/timetable.ts';
import {
  closingRoutes,
  deskRoutes,
  floorRoutes,
  routeKey,
  routes,
  settingRoutes,
} from '#services/queue/contract.ts';
import type { NotificationsStack } from './notifications.ts';

export interface QueueStackProps extends StackProps {
  readonly context: ServiceContext;
  /** Where citizens reach the site; links in messages begin with it. */
  readonly origin: string;
  readonly notifications: NotificationsStack;
}

/** At opening time most requests end at the gate, which reads: DynamoDB's own ratio for a new table. */
const READS_PER_WRITE = 3;

/** What may decide on a sheet must have ended by then; an HTTP API gives up after 30 s. */
const LONGEST_DECISION = Duration.seconds(25);

/** Booking a place in the queue. */
export class QueueStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { context, origin, notifications, ...props }: QueueStackProps) {
    super(scope, id, { description: `Balai ${context.region.name.en}: queue`, ...props });
    const { warmWrites, readyAtRelease, mostBookingFunctions } = operationsOf(context.region);
    const table = new ServiceTable(this, 'Table', {
      platform: context.platform,
      suffering: 'Warga diminta mencoba lagi saat memesan karena basis data antrean tidak sanggup melayani.',
      ...(warmWrites === undefined
        ? {}
        : {
            warmThroughput: {
              writeUnitsPerSecond: warmWrites,
              readUnitsPerSecond: warmWrites * READS_PER_WRITE,
            },
          }),
    });
    const keys = new KeySecret(this, 'Keys', 'Tags and seals of bookings');
    const stored = { TABLE_NAME: table.tableName };
    const booking = { ...stored, KEYS_SECRET: keys.secretArn, SITE_ORIGIN: origin };
    const changed = allow(
      table.tableArn,
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
    );
    const settling = allow(table.tableArn, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem');
    const readKeys = allow(keys.secretArn, 'secretsmanager:GetSecretValue');

    const api = new HttpFunction(this, 'Api', {
      context,
      entry: 'api',
      environment: booking,
      // Who lost a place takes another one while the closing still stands: a condition on a second sheet.
      may: [changed, allow(table.tableArn, 'dynamodb:ConditionCheckItem'), readKeys],
      suffering: 'Warga tidak dapat melihat jadwal, tiket, atau mengubah dan membatalkan pesanannya.',
    });
    const book = new HttpFunction(this, 'Book', {
      context,
      entry: 'book',
      environment: booking,
      memorySize: 1024, // opening time: CPU is what a burst of cold starts waits for
      may: [changed, readKeys],
      suffering: 'Warga tidak dapat memesan tempat antrean.',
      ...(mostBookingFunctions === undefined ? {} : { reservedConcurrency: mostBookingFunctions }),
    });
    const booker =
      readyAtRelease === 0
        ? book.function
        : asFunction(
            new OpeningAlias(this, 'Opening', {
              function: book.function,
              region: context.region,
              ready: readyAtRelease,
            }).alias,
          );
    const settings = new HttpFunction(this, 'Settings', {
      context,
      entry: 'settings',
      environment: booking,
      timeout: LONGEST_DECISION,
      may: [changed, readKeys],
      suffering: 'Petugas tidak dapat mengubah jam buka, hari khusus, atau kuota.',
    });
    const closings = new HttpFunction(this, 'Closings', {
      context,
      entry: 'closings',
      environment: booking,
      timeout: LONGEST_DECISION,
      may: [changed, readKeys],
      suffering: 'Petugas tidak dapat menutup atau membuka kembali layanan.',
    });
    const person = new HttpFunction(this, 'Person', {
      context,
      entry: 'person',
      environment: booking,
      timeout: LONGEST_DECISION,
      // A search looks through the whole table; nothing else may scan it or delete from it.
      may: [settling, allow(table.tableArn, 'dynamodb:Scan', 'dynamodb:DeleteItem'), readKeys],
      suffering: 'Warga tidak dapat dilayani saat meminta salinan atau penghapusan data pribadinya.',
    });
    const floor = new HttpFunction(this, 'Floor', {
      context,
      entry: 'floor',
      environment: booking,
      memorySize: 1024, // an officer waits for each call, and a call reads the whole day
      timeout: LONGEST_DECISION, // closing the day ends the tickets of everybody who still waits
      // Transactions need nothing but the grants of their single writes.
      may: [changed, readKeys],
      suffering:
        'Warga tidak dapat lapor datang atau dipanggil ke loket, dan papan antrean di aula berhenti.',
    });
    const desk = new HttpFunction(this, 'Desk', {
      context,
      entry: 'desk',
      environment: booking,
      timeout: LONGEST_DECISION,
      may: [changed, readKeys],
      suffering:
        'Petugas tidak dapat mencari, membatalkan, atau memesankan antrean warga yang datang ke meja.',
    });
    const service = new ServiceApi(this, 'Http', {
      context,
      routes: Object.values(routes),
      handler: api.function,
      alone: {
        [routeKey(routes.bookSlot)]: booker,
        ...Object.fromEntries(
          Object.values(settingRoutes).map((route) => [routeKey(route), settings.function]),
        ),
        ...Object.fromEntries(Object.values(floorRoutes).map((route) => [routeKey(route), floor.function])),
        ...Object.fromEntries(Object.values(deskRoutes).map((route) => [routeKey(route), desk.function])),
        ...Object.fromEntries(
          Object.values(closingRoutes).map((route) => [routeKey(route), closings.function]),
        ),
        [routeKey(routes.exportPerson)]: person.function,
        [routeKey(routes.erasePerson)]: person.function,
      },
      suffering: 'Warga melihat pesan gangguan saat membuka jadwal atau memesan.',
    });
    this.api = service.api;

    new StreamConsumer(this, 'Settle', {
      context,
      entry: 'settle',
      table,
      environment: stored,
      filter: {
        dynamodb: {
          Keys: { pk: { S: [...FilterRule.beginsWith('DAY#'), ...FilterRule.beginsWith('FLOOR#')] } },
        },
      },
      // A sheet that cannot be settled must not hold up the others; the sweep comes back to it within the hour.
      retries: 5,
      maxRecordAge: Duration.hours(1),
      may: [changed],
      suffering:
        'Warga yang sudah memesan belum menerima pesan tiketnya, dan urutan tunggu di papan tidak berubah.',
      lateMeans:
        'Warga yang sudah memesan terlambat menerima pesan tiketnya, dan urutan tunggu di papan tertinggal.',
    });
    new Timetable(this, 'Sweep', {
      context,
      entry: 'sweep',
      schedule: 'rate(1 hour)',
      environment: stored,
      timeout: Duration.minutes(5),
      may: [changed],
      suffering: 'Warga dapat melihat tiket yang belum sesuai karena pemeriksaan tiap jam gagal.',
    });
    const pursued = {
      context,
      environment: stored,
      timeout: Duration.minutes(2),
      may: [changed],
      suffering: 'Warga yang jamnya ditutup belum diberi tahu, dan yang menunggu tempat tidak dilayani.',
    } as const;
    new Timetable(this, 'Minute', { ...pursued, entry: 'minute', schedule: 'rate(1 minute)' });
    new EventConsumer(this, 'Pursue', {
      ...pursued,
      entry: 'pursue',
      hears: { queue: ['WindowClosed.v1', 'WindowReopened.v1'] },
      deadLettersMean: 'Warga yang jamnya ditutup mungkin tidak diberi tahu.',
      lateMeans: 'Warga dapat memesan jam yang sudah ditutup karena penutupan terlambat berlaku.',
    });
    const { hour, minute } = aroundRelease(context.region, -30);
    new Timetable(this, 'Prepare', {
      context,
      entry: 'prepare',
      schedule: `cron(${minute} ${hour} * * ? *)`,
      environment: stored,
      timeout: Duration.minutes(5),
      may: [changed],
      suffering: 'Warga menunggu lebih lama saat pemesanan dibuka karena lembar hari belum disiapkan.',
    });
    new Relay(this, 'Relay', {
      context,
      table,
      suffering: 'Warga tidak menerima kabar tentang tiketnya dan papan antrean tidak berubah.',
    });
    const handingOver = notifications.handingOver();
    const carrying = {
      environment: { ...booking, ...handingOver.environment },
      may: [readKeys, ...handingOver.may],
    };
    new Timetable(this, 'Remind', {
      context,
      entry: 'remind',
      schedule: evenings(context.region),
      timeout: Duration.minutes(5),
      environment: carrying.environment,
      may: [allow(table.tableArn, 'dynamodb:GetItem', 'dynamodb:UpdateItem'), ...carrying.may],
      suffering: 'Warga tidak diingatkan sehari sebelum kunjungannya.',
    });
    new EventConsumer(this, 'Courier', {
      context,
      entry: 'courier',
      hears: {
        queue: [
          'SlotBooked.v1',
          'SlotMoved.v1',
          'SlotCancelled.v1',
          'SlotOffered.v1',
          'SlotReopened.v1',
          'SlotWished.v1',
          'WishEnded.v1',
          'RecoveryRequested.v1',
          'TicketCalled.v1',
          'TicketLeftOver.v1',
          // Puts the ticket of who checked in, should the function that was to put it have died before.
          'CheckedIn.v1',
        ],
      },
      environment: carrying.environment,
      may: [changed, ...carrying.may],
      suffering: 'Warga tidak menerima tiket, perubahan, atau tautan lewat SMS dan surel.',
      deadLettersMean: 'Warga tidak akan menerima pesan tentang tiketnya kecuali dikirim ulang.',
      lateMeans: 'Warga terlambat menerima pesan tentang tiketnya.',
    });
  }
}
