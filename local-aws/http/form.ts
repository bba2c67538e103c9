import { AwsError } from '../gateway.ts';
import { ByteReader } from './byte-reader.ts';
import type { Form } from './web.ts';

/** S3's limit on everything before the file. */
const largestFields = 20_000;

const malformed = () =>
  new AwsError(
    'MalformedPOSTRequest',
    'The body of your POST request is not well-formed multipart/form-data.',
  );

export const isForm = (contentType: string | undefined) =>
  contentType?.toLowerCase().startsWith('multipart/form-data') === true;

/** Reads `multipart/form-data` as far as the field `file`; what comes behind the file is ignored, as S3 does. */
export async function readForm(contentType: string, body: AsyncIterable<Buffer>): Promise<Form> {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) throw malformed();
  const reader = new ByteReader(body, malformed);
  const fields: { name: string; value: string }[] = [];
  let left = largestFields;
  const text = async (delimiter: string) => {
    const read = await reader.textUpTo(delimiter, largestFields);
    left -= read.length;
    if (left < 0) {
      throw new AwsError(
        'MaxPostPreDataLengthExceeded',
        'Your POST request fields preceding the upload file were too large.',
      );
    }
    return read;
  };

  await text(`--${boundary}`);
  for (;;) {
    const rest = await text('\r\n');
    if (rest.startsWith('--')) return { fields, file: undefined };
    const { name, fileName } = dispositionOf(await text('\r\n\r\n'));
    if (name.toLowerCase() === 'file') {
      return {
        fields,
        file: { name: fileName ?? '', content: reader.upTo(Buffer.from(`\r\n--${boundary}`)) },
      };
    }
    fields.push({ name, value: await text(`\r\n--${boundary}`) });
  }
}

function dispositionOf(headers: string): { name: string; fileName: string | undefined } {
  const line = headers.split('\r\n').find((each) => /^content-disposition:/i.test(each)) ?? '';
  const name = /[;\s]name="([^"]*)"/i.exec(line)?.[1];
  if (name === undefined) throw malformed();
  // Internet Explorer sent whole paths; S3 takes the last part.
  const fileName = /[;\s]filename="([^"]*)"/i.exec(line)?.[1]?.split(/[/\\]/).at(-1);
  return { name, fileName };
}
