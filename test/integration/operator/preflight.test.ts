import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadRegion } from '#infra/regions.ts';
import { readAssembly } from '../../../operator/assembly/assembly.ts';
import { type Level, worst } from '../../../operator/preflight/finding.ts';
import { preflight, type Subject } from '../../../operator/preflight/preflight.ts';
import { raceRegion } from '../../world/regions.ts';
import { type Account, type FakeAccount, number, openAccount } from './account.ts';

// The tool asks by SDK clients over HTTP, in AWS's protocols; only the account behind the endpoint is invented.

const ready: Account = {
  optedIn: true,
  bootstrap: { 'ap-southeast-3': '27', 'us-east-1': '27' },
  concurrency: 1000,
  quotas: {
    apigateway: { 'Throttle rate': 2500 },
    dynamodb: { 'Table-level write throughput limit': 40_000 },
    events: { 'Invocations throttle limit in transactions per second': 750 },
  },
  mail: { production: true, sending: true, verified: true },
  sms: { sandbox: false, limit: '20000', sender: true },
  certificates: [
    {
      names: ['antrean.tanjungbalaikota.go.id', '*.antrean.tanjungbalaikota.go.id'],
      status: 'ISSUED',
      ends: Date.parse('2099-11-01'),
    },
  ],
  bucket: 404,
  refuses: {},
};

let aws: FakeAccount;
beforeAll(async () => {
  aws = await openAccount(ready);
});
afterAll(() => aws.close());

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY' };
const assembly = (region: string) => join(inject('assemblies'), region, 'assembly');
const tanjungbalai = async (): Promise<Subject> => ({
  region: await loadRegion('tanjungbalai'),
  resources: readAssembly(assembly('tanjungbalai'), 'tanjungbalai'),
  now: Date.parse('2026-06-01T00:00:00+07:00'),
});

/** Everything that is not well, as `level: sentence → what to do`. */
async function complaints(account: Account, subject?: Subject, settings: object = {}): Promise<string[]> {
  aws.become(account);
  const answered = await preflight(subject ?? (await tanjungbalai()), {
    endpoint: aws.endpoint,
    credentials,
    maxAttempts: 2,
    ...settings,
  });
  return answered.flatMap(({ about, findings }) =>
    findings.flatMap((each) =>
      each.level === 'ok' ? [] : [`${each.level}: ${about}: ${each.says} → ${each.todo}`],
    ),
  );
}

test('an account that is ready gets no complaint, and is asked where the stacks will be', async () => {
  expect(await complaints(ready)).toEqual([]);
  expect(aws.calls).toEqual(
    expect.arrayContaining([
      ...['ssm/ap-southeast-3', 'ssm/us-east-1', 'acm/us-east-1', 'lambda/ap-southeast-3'],
      ...['ses/ap-southeast-3', 'sns/ap-southeast-3', 's3/ap-southeast-3', 'cognito-idp/ap-southeast-3'],
    ]),
  );
});

const cases: readonly (readonly [string, Partial<Account>, Level, RegExp])[] = [
  ['Jakarta is not opted in', { optedIn: false }, 'stops', /enable-region --region-name ap-southeast-3/],
  [
    'one region lacks the bootstrap',
    { bootstrap: { 'ap-southeast-3': '27' } },
    'stops',
    /cdk bootstrap aws:\/\/111122223333\/us-east-1/,
  ],
  [
    'the bootstrap is old',
    { bootstrap: { 'ap-southeast-3': '5', 'us-east-1': '27' } },
    'stops',
    /Versi 5 terlalu lama/,
  ],
  ['a new account may run ten functions', { concurrency: 10 }, 'stops', /Batas akun 10/],
  [
    'the API lets too little through',
    { quotas: { ...ready.quotas, apigateway: { 'Throttle rate': 50 } } },
    'stops',
    /50, padahal perlu/,
  ],
  ['a quota is unknown', { quotas: { ...ready.quotas, events: {} } }, 'warning', /tidak mengenal kuota/],
  ['mail is in the sandbox', { mail: { ...ready.mail, production: false } }, 'warning', /production access/],
  [
    'the sender is not verified',
    { mail: { ...ready.mail, verified: false } },
    'stops',
    /tanjungbalaikota\.go\.id belum terverifikasi/,
  ],
  ['text messages are in the sandbox', { sms: { ...ready.sms, sandbox: true } }, 'stops', /Exit SMS sandbox/],
  [
    'a dollar a month for text messages',
    { sms: { ...ready.sms, limit: '1' } },
    'stops',
    /Batas belanja \$1 sebulan/,
  ],
  [
    'text messages for a part of the month',
    { sms: { ...ready.sms, limit: '500' } },
    'warning',
    /Batas belanja \$500/,
  ],
  ['no sender id', { sms: { sandbox: false, limit: '20000' } }, 'warning', /Daftarkan sender ID/],
  [
    'no certificate',
    { certificates: [] },
    'warning',
    /Minta sertifikat untuk antrean\.tanjungbalaikota\.go\.id dan petugas\./,
  ],
  [
    'a certificate for one of the names',
    { certificates: [{ names: ['antrean.tanjungbalaikota.go.id'], status: 'ISSUED' }] },
    'warning',
    /Minta sertifikat/,
  ],
  [
    'a certificate about to end',
    {
      certificates: [
        {
          names: ['*.tanjungbalaikota.go.id', '*.antrean.tanjungbalaikota.go.id'],
          status: 'ISSUED',
          ends: Date.parse('2026-06-11'),
        },
      ],
    },
    'warning',
    /Berakhir dalam 10 hari/,
  ],
  [
    'somebody has the name of the sign-in pages',
    { domainOwner: '999999999999' },
    'stops',
    /dipakai akun lain/,
  ],
  [
    'the bucket is left of an earlier stack',
    { bucket: 200 },
    'warning',
    /balai-tanjungbalai-failed-records-111122223333: Bucket ini sudah ada/,
  ],
  [
    'somebody has a bucket’s name',
    { bucket: 403 },
    'stops',
    /balai-tanjungbalai-files-111122223333: .*dipakai akun lain/,
  ],
];

test.each(cases)('%s: says so, and what to do', async (_, change, level, sentence) => {
  const found = await complaints({ ...ready, ...change });

  expect(found.filter((each) => sentence.test(each))).toHaveLength(1);
  expect(found.every((each) => each.startsWith(level) && / → .{20,}/.test(each))).toBe(true);
});

test('what a region reserves, keeps ready and makes warm is asked of the account', async () => {
  const subject = {
    ...(await tanjungbalai()),
    region: raceRegion,
    resources: readAssembly(assembly('race'), 'race'),
  };

  const found = await complaints(
    {
      ...ready,
      concurrency: 101,
      quotas: { ...ready.quotas, dynamodb: { 'Table-level write throughput limit': 4000 } },
    },
    subject,
  );

  expect(found.join('\n')).toMatch(/menyiapkan 2/);
  expect(found.join('\n')).toMatch(/4000, padahal perlu 8000/);
});

test.each([
  ['ThrottlingException', 'stops', /terlalu banyak permintaan/],
  ['AccessDeniedException', 'warning', /peran ini tidak boleh melihatnya/],
])(
  'when AWS answers %s, the rest is answered and nothing of AWS’s own words is told',
  async (code, level, says) => {
    const found = await complaints({ ...ready, refuses: { lambda: code, acm: code } });

    expect(found).toHaveLength(2);
    expect(found.every((each) => each.startsWith(level) && says.test(each))).toBe(true);
    expect(found.join()).not.toContain('secret detail');
  },
);

test('credentials that AWS does not take end the questions', async () => {
  const found = await complaints({ ...ready, refuses: { sts: 'InvalidClientTokenId' } });

  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/menolak kredensial/);
  expect(aws.calls.every((call) => call.startsWith('sts/'))).toBe(true);
});

test('a network that leads nowhere is told as such', async () => {
  const found = await complaints(ready, undefined, { endpoint: 'http://127.0.0.1:1' });

  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/AWS tidak terjangkau/);
});

test('days beyond the known holidays are warned of', async () => {
  const found = await complaints(ready, {
    ...(await tanjungbalai()),
    now: Date.parse('2027-12-30T00:00:00Z'),
  });

  expect(found.join('\n')).toMatch(
    /warning: Hari libur dan Ramadan: Tahun 2028: belum ada hari libur dan tanggal Ramadan/,
  );
});

/** The command, in a process of its own. */
function command(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = ['--assembly', assembly('tanjungbalai')],
): Promise<{ code: number; said: string }> {
  const script = join(import.meta.dirname, '../../../operator/preflight/main.ts');
  const { promise, resolve } = Promise.withResolvers<{ code: number; said: string }>();
  const child = execFile(
    process.execPath,
    [script, 'tanjungbalai', ...args],
    // Nothing of this machine: neither its credentials nor its proxy.
    { env: { PATH: process.env['PATH'], HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true', ...env } },
    (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
  );
  return promise;
}
const known = {
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
};

test('the command ends with 0 on a ready account and tells the certificate to deploy with', async () => {
  aws.become(ready);

  const { code, said } = await command({ ...known, AWS_ENDPOINT_URL: aws.endpoint });

  expect(said).toContain(`Akun ${number}`);
  expect(said).toContain('-c certificate=arn:aws:acm:us-east-1:111122223333:certificate/0');
  expect(said).not.toContain(credentials.secretAccessKey);
  expect(code, said).toBe(0);
});

test('staging is asked about under its own names', async () => {
  const host = 'staging.antrean.tanjungbalaikota.go.id';
  const names = [host, `petugas.${host}`];
  const args = ['--stage', 'staging', '--assembly', assembly('tanjungbalai-staging')];
  const env = { ...known, AWS_ENDPOINT_URL: aws.endpoint };

  // The wildcard of production's certificate covers one label, not petugas.staging.
  aws.become(ready);
  const missing = await command(env, args);
  aws.become({
    ...ready,
    certificates: [{ names, status: 'ISSUED', ends: Date.parse('2099-11-01') }],
  });
  const { code, said } = await command(env, args);

  expect(missing.said).toContain(`! Sertifikat ${names.join(', ')} (us-east-1): Belum ada`);
  expect(said).toContain(`✓ Sertifikat ${names.join(', ')} (us-east-1): Terbit`);
  for (const name of ['Nama halaman masuk', 'Nama bucket'])
    expect(said).toMatch(new RegExp(`✓ ${name} balai-tanjungbalai-staging-`));
  expect(said).not.toMatch(/balai-tanjungbalai-(?!staging)/);
  expect(code, said).toBe(0);
});

test('the command ends with 1 and says how to sign in when there are no credentials', async () => {
  const { code, said } = await command({ AWS_ENDPOINT_URL: aws.endpoint });

  expect(said).toContain('Tidak ada kredensial AWS');
  expect(said).toContain('aws sso login');
  expect(code).toBe(1);
  expect(worst([])).toBe('ok');
});
