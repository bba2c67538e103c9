import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { allEvents } from './reference/all-events.ts';

/** What must never fit into an event, whoever fills it in by mistake. */
const personal = {
  NIK: '1274015203900001',
  name: 'Siti Aminah',
  'short name': 'SITI',
  phone: '+6281234567890',
  'phone as written': '081234567890',
  mail: 'siti@contoh.id',
  address: 'Jl. Sudirman No. 12',
  'booking key': 'k1.AbCdEfGhIjK.AbCdEfGhIjKlMnOpQrStUv',
  link: 'https://antrean.contoh.go.id/tiket#k1.AbCdEfGhIjK.AbCdEfGhIjKlMnOpQrStUv',
};

type Node = z.core.JSONSchema.BaseSchema;

/** Every place of a schema that takes text, with its path. */
function texts(node: Node, path: string): (Node & { path: string })[] {
  const below = (child: z.core.JSONSchema._JSONSchema, at: string) =>
    typeof child === 'boolean' ? [] : texts(child, at);
  if (node.properties) {
    return Object.entries(node.properties).flatMap(([name, child]) => below(child, `${path}.${name}`));
  }
  if (node.anyOf) return node.anyOf.flatMap((child) => below(child, path));
  if (node.items !== undefined && !Array.isArray(node.items)) return below(node.items, `${path}[]`);
  if (node.type === 'integer' || node.type === 'number' || node.type === 'boolean') return [];
  return [{ ...node, path }];
}

const takes = ({ pattern, enum: values, const: only }: Node, text: string): boolean => {
  if (only !== undefined) return only === text;
  if (values !== undefined) return values.includes(text);
  return pattern === undefined || new RegExp(pattern, 'u').test(text);
};

describe.each(allEvents.map((event) => [event.detailType, event] as const))('%s', (_, event) => {
  const leaves = texts(z.toJSONSchema(event.message, { io: 'input' }), 'message');

  test('has text only where a form is demanded', () => {
    expect(leaves.length).toBeGreaterThan(5);
    expect(leaves.filter((leaf) => takes(leaf, 'any text at all!')).map(({ path }) => path)).toEqual([]);
  });

  test.each(Object.entries(personal))('has no place for a %s', (_what, value) => {
    expect(leaves.filter((leaf) => takes(leaf, value)).map(({ path }) => path)).toEqual([]);
  });

  test('names nothing after a person', () => {
    const paths = JSON.stringify(leaves.map(({ path }) => path));

    expect(paths).not.toMatch(/nik|name|phone|mail|address|tag|birth|person/i);
  });
});
