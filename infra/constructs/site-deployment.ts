import { Stack } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledge, objectsFinding } from './acknowledge.ts';
import { asBucket } from './cdk-interfaces.ts';
import { ownRole } from './own-role.ts';
import { allow } from './permission.ts';

export interface SiteDeploymentProps {
  /** The built site; what is under `assets/` has a hash in its name. */
  readonly folder: string;
  /** Where the distribution reads it. */
  readonly bucket: Bucket;
}

/** Copies hashed files first and for good, then the pages that name them; yesterday's files stay for pages still open. */
export class SiteDeployment extends Construct {
  constructor(scope: Construct, id: string, props: SiteDeploymentProps) {
    super(scope, id);
    const files = new Asset(this, 'Files', { path: props.folder });
    const { role, logGroup } = ownRole(this, {
      may: [
        allow(files.bucket.arnForObjects('*'), 's3:GetObject'),
        allow(props.bucket.bucketArn, 's3:ListBucket'),
        allow(props.bucket.arnForObjects('*'), 's3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'),
      ],
    });
    const shared = {
      sources: [Source.bucket(files.bucket, files.s3ObjectKey)],
      destinationBucket: asBucket(props.bucket),
      // What the CDK would grant by itself is wider than what a copy without pruning needs.
      role: role.withoutPolicyUpdates(),
      logGroup,
      prune: false,
    };
    const assets = new BucketDeployment(this, 'Assets', {
      ...shared,
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    const pages = new BucketDeployment(this, 'Pages', {
      ...shared,
      exclude: ['assets/*'],
      cacheControl: [CacheControl.noCache()],
    });
    pages.node.addDependency(assets);

    const stack = Stack.of(this);
    const copier = stack.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
    if (copier === undefined) throw new Error('The CDK deploys buckets by another function than it used to.');
    acknowledge(copier, {
      L1: "The CDK's own function, run at deployment only, by the runtime that it chooses.",
    });
    acknowledge(role, {
      'IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-ap-southeast-3/*]':
        'The key of the packed site changes with its content.',
      [objectsFinding(props.bucket, '*')]: 'All files of the site are its own.',
    });
  }
}
