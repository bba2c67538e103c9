import { ACMClient, type CertificateSummary, paginateListCertificates } from '@aws-sdk/client-acm';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { HeadBucketCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { type AwsSettings, EDGE, HOME } from './aws.ts';
import { type Check, type Finding, ok, stops, warning } from './finding.ts';

const DAY = 86_400_000;
/** ACM renews sixty days before the end; half of that left means that it could not. */
const LAST_DAYS = 30;
/** Kinds of key that CloudFront takes. */
const keyTypes = ['RSA_2048', 'EC_prime256v1'] as const;

/** A wildcard stands for one label. */
const covers = (pattern: string, host: string) =>
  pattern === host || (pattern.startsWith('*.') && pattern.slice(1) === host.slice(host.indexOf('.')));

/** Whether there is a certificate for both sites' names. */
export const certificateIsIssued = (
  settings: AwsSettings,
  { hosts, now }: { readonly hosts: readonly string[]; readonly now: number },
): Check => ({
  about: `Sertifikat ${hosts.join(', ')} (${EDGE})`,
  look: async () => {
    const client = new ACMClient({ ...settings, region: EDGE });
    const all: CertificateSummary[] = [];
    // Without key types ACM lists RSA 2048 only.
    const asked = { Includes: { keyTypes: [...keyTypes] } };
    for await (const page of paginateListCertificates({ client }, asked))
      all.push(...(page.CertificateSummaryList ?? []));
    const fitting = all.filter(({ DomainName = '', SubjectAlternativeNameSummaries = [] }) =>
      hosts.every((host) =>
        [DomainName, ...SubjectAlternativeNameSummaries].some((name) => covers(name, host)),
      ),
    );
    const issued = fitting.find(({ Status }) => Status === 'ISSUED');
    if (issued === undefined)
      return [
        warning(
          fitting.length > 0
            ? `Sertifikat diminta tetapi belum terbit (${fitting[0]?.Status}).`
            : 'Belum ada: situs hanya dapat dibuka lewat nama CloudFront, dan tautan tiket memakai nama yang tidak ada.',
          `Minta sertifikat untuk ${hosts.join(' dan ')} di ACM ${EDGE}, pasang catatan validasinya di DNS, lalu pasang dengan \`-c certificate=<arn>\`.`,
        ),
      ];
    const days = Math.floor(((issued.NotAfter?.getTime() ?? Number.POSITIVE_INFINITY) - now) / DAY);
    return [
      days < LAST_DAYS
        ? warning(
            `Berakhir dalam ${days} hari.`,
            'Pastikan catatan validasi DNS masih ada agar ACM memperpanjangnya sendiri.',
          )
        : ok(`Terbit; pasang dengan -c certificate=${issued.CertificateArn}`),
    ];
  },
});

const mine = (what: string): Finding =>
  warning(
    `${what} sudah ada di akun ini.`,
    'Baik bila wilayah ini pernah dipasang. Bila tumpukannya dibuat dari nol, impor (`cdk import`) atau pindahkan isinya dahulu.',
  );
const strangers = (what: string): Finding =>
  stops(
    `${what} dipakai akun lain, atau peran ini tidak boleh melihatnya.`,
    'Pastikan peran ini boleh membaca akun; bila memang milik orang lain, ganti id wilayah di infra/regions/.',
  );

/** Whether the sign-in pages can have their name. */
export const signInDomainIsFree = (settings: AwsSettings, domain: string, account: string): Check => ({
  about: `Nama halaman masuk ${domain}`,
  look: async () => {
    const { DomainDescription } = await new CognitoIdentityProviderClient({
      ...settings,
      region: HOME,
    }).send(new DescribeUserPoolDomainCommand({ Domain: domain }));
    const owner = DomainDescription?.AWSAccountId;
    if (owner === undefined) return [ok('Bebas.')];
    return [owner === account ? mine('Nama ini') : strangers('Nama ini')];
  },
});

/** Whether a bucket can have its name: bucket names are shared by all accounts of the world. */
export const bucketNameIsFree = (settings: AwsSettings, bucket: string, account: string): Check => ({
  about: `Nama bucket ${bucket}`,
  look: async () => {
    const client = new S3Client({
      ...settings,
      region: HOME,
      forcePathStyle: settings.endpoint !== undefined,
    });
    try {
      await client.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: account }));
      return [mine('Bucket ini')];
    } catch (fault) {
      const status = fault instanceof S3ServiceException ? fault.$metadata.httpStatusCode : undefined;
      if (status === 404) return [ok('Bebas.')];
      if (status === 403) return [strangers('Bucket ini')];
      throw fault;
    }
  },
});
