import { parseArgs } from 'node:util';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { loadRegion } from '#infra/regions.ts';
import { HOME } from '../preflight/aws.ts';
import { addEpoch } from './add-epoch.ts';

// npm run rotate-keys -- <region> --secret <arn> [--go]

const usage = `Pemakaian: npm run rotate-keys -- <wilayah> --secret <ARN rahasia kunci> [--go]
Menambahkan kunci untuk tanggal yang belum dapat dipesan. Tanpa --go hanya menunjukkan apa yang akan ditambahkan.
Panduan: docs/panduan/ganti-kunci.md`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { secret: { type: 'string' }, go: { type: 'boolean', default: false } },
  });
  const [id, ...others] = positionals;
  const { secret } = values;
  if (id === undefined || others.length > 0 || secret === undefined) throw new Error(usage);
  const { queue, timezone } = await loadRegion(id);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(
    Date.now(),
  );
  const client = new SecretsManagerClient({ region: process.env['AWS_REGION'] ?? HOME });
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secret }));
  const next = addEpoch(SecretString, { today, horizonDays: queue.horizonDays });
  if (values.go)
    await client.send(new PutSecretValueCommand({ SecretId: secret, SecretString: next.secret }));
  console.log(
    values.go
      ? `Kunci ${next.id} ditambahkan; berlaku untuk kunjungan mulai ${next.from}. Kunci lama tetap dipakai untuk tanggal sebelumnya.`
      : `Akan ditambahkan: kunci ${next.id} untuk kunjungan mulai ${next.from}. Ulangi dengan --go.`,
  );
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 1;
}
