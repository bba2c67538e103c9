import type { Answer } from '../gateway.ts';

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An element for each name, in order; what is undefined has none. */
export const elements = (values: Readonly<Record<string, string | number | boolean | undefined>>) =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : `<${name}>${xml(String(value))}</${name}>`))
    .join('');

export const document = (root: string, content: string): Pick<Answer, 'headers' | 'body'> => ({
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</${root}>`,
});
