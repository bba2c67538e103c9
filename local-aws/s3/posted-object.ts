import { AwsError, type RawRequest } from '../gateway.ts';
import { checkPolicy } from './post-policy.ts';

/** What a browser's form says of its file. */
export interface PostedObject {
  readonly key: string;
  /** Bytes, both included. */
  readonly size: { readonly least: number; readonly most: number };
  readonly headers: Readonly<Record<string, string>>;
  readonly content: AsyncIterable<Buffer>;
  /** What the form wants to be told: 200, 201 or 204, or where to go. */
  readonly answer: { readonly status: number; readonly redirect: string | undefined };
}

const kept =
  /^(content-type|cache-control|content-disposition|content-encoding|content-language|expires|x-amz-meta-.*)$/;
const understood =
  /^(key|bucket|policy|x-amz-(algorithm|credential|date|signature|security-token)|success_action_(status|redirect)|x-amz-server-side-encryption|x-ignore-.*)$/;

/** Throws in S3's words unless the form is what its policy allows at `now`; how large the file is shows when it is read. */
export function postedObject({ path, form }: RawRequest, now: number): PostedObject {
  const bucket = decodeURIComponent(path.split('/')[1] ?? '');
  const fields = new Map(form?.fields.map(({ name, value }) => [name.toLowerCase(), value]));
  const file = form?.file;
  const key = fields.get('key')?.replaceAll('$' + '{filename}', file?.name ?? '');
  if (key === undefined || key === '') {
    throw new AwsError(
      'InvalidArgument',
      "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
    );
  }
  if (!file) throw new AwsError('InvalidArgument', 'POST requires exactly one file upload per request.');
  const policy = fields.get('policy');
  if (policy === undefined) throw new AwsError('AccessDenied', 'Bucket POST must contain a policy.', 403);
  // The bucket is the one of the address, whatever the form says.
  const size = checkPolicy(policy, new Map([...fields, ['key', key], ['bucket', bucket]]), now);
  const strange = [...fields.keys()].find((name) => !kept.test(name) && !understood.test(name));
  if (strange !== undefined) {
    throw new AwsError(
      'NotImplemented',
      `The field ${strange} implies functionality that is not hosted here.`,
      501,
    );
  }
  const status = Number(fields.get('success_action_status'));
  return {
    key,
    size,
    headers: {
      'content-type': 'binary/octet-stream',
      ...Object.fromEntries([...fields].filter(([name]) => kept.test(name))),
    },
    content: file.content,
    answer: {
      status: status === 200 || status === 201 ? status : 204,
      redirect: fields.get('success_action_redirect'),
    },
  };
}
