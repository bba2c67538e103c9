import * as z from 'zod/mini';
import { hosted } from '../resource.ts';
import { s3 } from '../s3/backend.ts';
import { publicNames } from '../template/public-names.ts';

const from = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));
const status = z.enum(['Enabled', 'Disabled']);

const corsRule = z.strictObject({
  Id: z.optional(z.string()),
  AllowedOrigins: z.array(z.string().check(z.regex(/^[^*]*\*?[^*]*$/, 'at most one *'))),
  AllowedMethods: z.array(z.enum(['GET', 'PUT', 'HEAD', 'POST', 'DELETE'])),
  AllowedHeaders: z._default(z.array(z.string().check(z.regex(/^[^*]*\*?[^*]*$/, 'at most one *'))), []),
  ExposedHeaders: z._default(z.array(z.string().check(z.regex(/^[^*]*$/, 'no wildcard'))), []),
  MaxAge: z.optional(from(0, 2_147_483_647)),
});

export const s3Bucket = hosted({
  type: 'AWS::S3::Bucket',
  properties: z.strictObject({
    BucketName: z.optional(z.string()),
    BucketEncryption: z.optional(
      z.strictObject({
        ServerSideEncryptionConfiguration: z.tuple([
          z.strictObject({
            BucketKeyEnabled: z.optional(z.boolean()),
            // With keys of KMS tags are no digests, and whoever reads needs the key too.
            ServerSideEncryptionByDefault: z.strictObject({ SSEAlgorithm: z.literal('AES256') }),
          }),
        ]),
      }),
    ),
    CorsConfiguration: z.optional(z.strictObject({ CorsRules: z.array(corsRule).check(z.maxLength(100)) })),
    LifecycleConfiguration: z.optional(
      z.strictObject({
        Rules: z.array(
          z.strictObject({
            Id: z.optional(z.string()),
            Status: status,
            Prefix: z._default(z.string(), ''),
            ExpirationInDays: z.optional(from(1, 2_147_483_647)),
          }),
        ),
      }),
    ),
    // Versions are not kept: a bucket that had some would show what is gone.
    VersioningConfiguration: z.optional(z.strictObject({ Status: z.literal('Suspended') })),
  }),
  noLocalEffect: {
    AccelerateConfiguration: 'There is no distance to bridge.',
    'LifecycleConfiguration.Rules.AbortIncompleteMultipartUpload': 'There are no multipart uploads.',
    'LifecycleConfiguration.Rules.NoncurrentVersionExpiration': 'There are no versions.',
    LoggingConfiguration: 'Every call stands in the log of the host.',
    OwnershipControls: 'There is one account, and access control lists are refused.',
    PublicAccessBlockConfiguration: 'Nothing is answered without a signature.',
    Tags: 'Nothing is billed or searched by tags.',
  },
  start: ({ properties, physicalName }, host) => {
    const name = properties.BucketName ?? physicalName.toLowerCase();
    const all = s3(host);
    all.addBucket(name, {
      cors: properties.CorsConfiguration?.CorsRules ?? [],
      expiry: (properties.LifecycleConfiguration?.Rules ?? []).flatMap(
        ({ Id, Status, Prefix, ExpirationInDays }, index) =>
          Status === 'Enabled' && ExpirationInDays !== undefined
            ? [{ id: Id ?? `rule-${index}`, prefix: Prefix, days: ExpirationInDays }]
            : [],
      ),
    });
    const domain = `${name}.s3.${host.aws.region}.amazonaws.com`;
    // Where a page may send and fetch objects, in a content security policy.
    publicNames(host).set(`https://${domain}`, host.gateway.url);
    return {
      ref: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: domain,
      },
      open: () => all.open(),
      stop: () => all.stop(),
    };
  },
});
