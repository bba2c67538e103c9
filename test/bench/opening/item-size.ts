// Bytes of an item as DynamoDB counts them (developer guide, "item sizes and formats"): names and texts in UTF-8, a number about
// a byte for two significant digits and one more, 3 bytes for each map, list or set and 1 for each entry in it.

const textBytes = (text: string): number => Buffer.byteLength(text);

const numberBytes = (value: number): number =>
  Math.ceil(String(Math.abs(value)).replace(/0+$/, '').length / 2) + 1 + (value < 0 ? 1 : 0);

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value === 'number') return numberBytes(value);
  if (value instanceof Set) return 3 + [...value].reduce<number>((sum, each) => sum + valueBytes(each), 0);
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, each) => sum + 1 + valueBytes(each), 0);
  if (typeof value === 'object' && value !== null) {
    return (
      3 + Object.entries(value).reduce((sum, [name, each]) => sum + 1 + textBytes(name) + valueBytes(each), 0)
    );
  }
  return 1;
}

/** Size of a row in bytes. */
export const itemBytes = (row: Readonly<Record<string, unknown>>): number =>
  Object.entries(row).reduce((sum, [name, value]) => sum + textBytes(name) + valueBytes(value), 0);
