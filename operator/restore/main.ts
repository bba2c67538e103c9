import { parseArgs } from 'node:util';
import { DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { HOME } from '../preflight/aws.ts';
import { restore } from './restore.ts';
import { straysOf } from './strays.ts';

// npm run restore -- --from <restored table> --to <live table> [--only DAY#…] [--over-newer]

const usage = `Pemakaian: npm run restore -- --from <tabel hasil pemulihan> --to <tabel yang dipakai> [--only DAY#kantor#layanan#20261215] [--over-newer]
Menyalin yang hilang atau lebih lama; yang lebih baru tidak disentuh kecuali dengan --over-newer. Boleh diulang.
Panduan: docs/panduan/basis-data.md`;

try {
  const { values } = parseArgs({
    options: {
      ...{ from: { type: 'string' }, to: { type: 'string' }, only: { type: 'string' } },
      'over-newer': { type: 'boolean', default: false },
    },
  });
  const { from, to, only } = values;
  if (from === undefined || to === undefined || from === to) throw new Error(usage);
  const engine = new DynamoDBClient({ region: process.env['AWS_REGION'] ?? HOME, maxAttempts: 8 });
  const client = DynamoDBDocumentClient.from(engine, { marshallOptions: { removeUndefinedValues: true } });
  const done = await restore({ client, from, to, only, overNewer: values['over-newer'], now: Date.now() });
  console.log(
    `${done.written} butir dipulihkan, ${done.kept} dibiarkan karena sama atau lebih baru, ${done.expired} sudah lewat masanya.`,
  );
  const strays = await straysOf(client, to, new Date().toISOString().slice(0, 10));
  if (strays.length > 0) {
    console.log(
      `${strays.length} tiket tidak tercatat di lembar harinya; kantor harus melayani atau menghubungi warganya:`,
    );
    for (const { place, window, number } of strays)
      console.log(`  ${place} pukul ${window}, nomor ${number}`);
    process.exitCode = 3;
  }
} catch (fault) {
  console.error(
    fault instanceof ResourceNotFoundException
      ? 'Tabel itu tidak ada.'
      : fault instanceof Error
        ? fault.message
        : String(fault),
  );
  process.exitCode = 1;
}
