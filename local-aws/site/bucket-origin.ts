import type { Host } from '../host.ts';
import type { WebRequest, WebResponse } from '../http/web.ts';
import { deployedFiles } from './deployed-files.ts';

/** Reads a private bucket as CloudFront does with origin access control: the bucket's policy must admit the distribution. */
export class BucketOrigin {
  readonly #bucket: string;
  readonly #distributionArn: string;
  readonly #host: Host;

  constructor(bucket: string, distributionArn: string, host: Host) {
    this.#bucket = bucket;
    this.#distributionArn = distributionArn;
    this.#host = host;
  }

  answer(request: WebRequest): WebResponse {
    if (request.method !== 'GET' && request.method !== 'HEAD') return xmlError(405, 'MethodNotAllowed');
    const key = decode(request.path.slice(1));
    if (key === undefined) return xmlError(400, 'InvalidURI');
    if (!this.#mayRead(key)) return xmlError(403, 'AccessDenied');
    // Who may not list a bucket is not told what is missing from it.
    const file = deployedFiles(this.#host).get(this.#bucket)?.get(key)?.();
    if (!file) return xmlError(403, 'AccessDenied');
    return { status: 200, headers: { ...file.headers, etag: file.etag }, body: file.body };
  }

  #mayRead(key: string): boolean {
    try {
      this.#host.iam.require(
        { kind: 'service', service: 'cloudfront.amazonaws.com', sourceArn: this.#distributionArn },
        [{ action: 's3:GetObject', resource: `arn:aws:s3:::${this.#bucket}/${key}` }],
      );
      return true;
    } catch {
      return false;
    }
  }
}

function decode(key: string): string | undefined {
  try {
    return decodeURIComponent(key);
  } catch {
    return undefined;
  }
}

function xmlError(status: number, code: string): WebResponse {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`,
  };
}
