import { Duration } from 'aws-cdk-lib';
import {
  GraphWidget,
  type IMetric,
  type IWidget,
  LogQueryWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import { DeadLetterQueue, GuardedQueue } from './guarded-queue.ts';
import { ServiceApi } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';
import { ServiceTable } from './service-table.ts';
import { StreamConsumer } from './stream-consumer.ts';

const minute = Duration.minutes(1);
const wide = { width: 12, height: 6, period: minute } as const;

/** Everything of a kind in a region: what a new stack adds is found as well. */
const ofKind = <Kind extends IConstruct>(
  root: IConstruct,
  kind: new (...parts: never[]) => Kind,
): readonly Kind[] => root.node.findAll().filter((part): part is Kind => part instanceof kind);

const name = (part: IConstruct): string => part.node.path.split('/').slice(1).join(' ');
const graph = (title: string, left: readonly IMetric[], leftLabel: string): IWidget =>
  new GraphWidget({
    ...wide,
    title,
    left: [...left],
    leftYAxis: { min: 0, label: leftLabel, showUnits: false },
  });

/** The opening hour at a glance, then what each part has to say; titles in Bahasa Indonesia. */
export function dashboardOf(root: IConstruct): IWidget[][] {
  const functions = ofKind(root, ServiceFunction);
  const apis = ofKind(root, ServiceApi);
  const tables = ofKind(root, ServiceTable);
  const streams = ofKind(root, StreamConsumer);
  const inboxes = ofKind(root, GuardedQueue);
  const deadLetters = ofKind(root, DeadLetterQueue);
  // Their lines have the route, the refusal and the time; a query costs when somebody looks, a metric for each code always.
  const logGroupNames = functions.map(({ logGroup }) => logGroup.logGroupName);
  const asked = (title: string, ...queryLines: readonly string[]): IWidget =>
    new LogQueryWidget({ width: 12, height: 6, title, logGroupNames, queryLines: [...queryLines] });

  return [
    [new TextWidget({ width: 24, height: 1, markdown: '## Jam buka pemesanan' })],
    [
      asked(
        'Pemesanan berhasil per detik',
        'filter code = "request" and route = "POST /api/queue/bookings"',
        'stats count(*) / 10 as pemesanan by bin(10s)',
      ),
      asked(
        'Penolakan menurut kode (penuh = full)',
        'filter ispresent(refusal)',
        'stats count(*) as jumlah by refusal, bin(1m)',
        'sort jumlah desc',
      ),
    ],
    [
      graph(
        'Waktu jawab API (p95, milidetik)',
        apis.map(({ api, title }) => api.metricLatency({ statistic: 'p95', period: minute, label: title })),
        'milidetik',
      ),
      graph(
        'Jawaban gagal (5xx) dan ditolak (4xx)',
        apis.flatMap(({ api, title }) => [
          api.metricServerError({ statistic: 'Sum', period: minute, label: `${title} 5xx` }),
          api.metricClientError({ statistic: 'Sum', period: minute, label: `${title} 4xx` }),
        ]),
        'jawaban',
      ),
    ],
    [
      graph(
        'Panggilan fungsi yang ditolak (throttle)',
        functions.map(({ function: each, title }) => each.metricThrottles({ period: minute, label: title })),
        'panggilan',
      ),
      graph(
        'Permintaan tabel yang ditolak',
        tables.flatMap((table) =>
          ['ReadThrottleEvents', 'WriteThrottleEvents'].map((metricName) =>
            table.metric(metricName, {
              statistic: 'Sum',
              period: minute,
              label: `${name(table)} ${metricName}`,
            }),
          ),
        ),
        'permintaan',
      ),
    ],
    [new TextWidget({ width: 24, height: 1, markdown: '## Di balik layar' })],
    [
      graph(
        'Galat fungsi',
        functions.map(({ function: each, title }) => each.metricErrors({ period: minute, label: title })),
        'galat',
      ),
      graph(
        'Lama kerja fungsi (p95, milidetik)',
        functions.map(({ function: each, title }) =>
          each.metricDuration({ statistic: 'p95', period: minute, label: title }),
        ),
        'milidetik',
      ),
    ],
    [
      graph(
        'Fungsi berjalan bersamaan',
        functions.map(({ function: each, title }) =>
          each.metric('ConcurrentExecutions', { statistic: 'Maximum', period: minute, label: title }),
        ),
        'fungsi',
      ),
      graph(
        'Keterlambatan aliran tabel (milidetik)',
        streams.map(({ function: each, title }) =>
          each.metric('IteratorAge', { statistic: 'Maximum', period: minute, label: title }),
        ),
        'milidetik',
      ),
    ],
    [
      graph(
        'Umur pesan tertua di antrean (detik)',
        inboxes.map((inbox) =>
          inbox.queue.metricApproximateAgeOfOldestMessage({ period: minute, label: name(inbox) }),
        ),
        'detik',
      ),
      graph(
        'Kotak surat mati (harus kosong)',
        deadLetters.map((queue) =>
          queue.metricApproximateNumberOfMessagesVisible({ period: minute, label: name(queue) }),
        ),
        'pesan',
      ),
    ],
    [
      graph(
        'Unit tulis tabel per menit',
        tables.map((table) =>
          table.metricConsumedWriteCapacityUnits({ statistic: 'Sum', period: minute, label: name(table) }),
        ),
        'unit',
      ),
      asked('Pesan ke warga', 'filter code like /^message-/', 'stats count(*) as jumlah by code, bin(5m)'),
    ],
  ];
}
