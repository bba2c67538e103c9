import type { Brand } from '#infra/regions/defaults/brand.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Answered } from './ask.ts';
import type { Place } from './place.ts';

/** What the file of a region is written from. */
export interface RegionSource {
  readonly id: string;
  readonly place: Place;
  readonly origin: Answered<string>;
  readonly mailFrom: Answered<string>;
  readonly address: Answered<string>;
  readonly languages: Answered<Region['languages']>;
  readonly brand: Answered<Brand>;
}

const makers = {
  registry: { name: 'registryOffice', file: 'registry-office' },
  subdistrict: { name: 'subdistrictOffice', file: 'subdistrict-office' },
} as const;

/** The text of `infra/regions/<id>.ts`; what nobody said is marked DEFAULT. Its layout is left to the formatter. */
export function sourceOf(source: RegionSource): string {
  const { name, file } = makers[source.place.kind];
  const { code, unlisted } = source.place;
  const { primary, dark, accent } = source.brand.value;
  const lines = [
    line('id', source.id),
    line('code', code),
    ...(unlisted === undefined ? [] : [line('name', unlisted.name), line('timezone', unlisted.timezone)]),
    ...(source.languages.supposed ? [] : [line('languages', source.languages.value)]),
    line('origin', source.origin.value, source.origin),
    line('mailFrom', source.mailFrom.value, source.mailFrom),
    line('address', source.address.value, source.address),
    line('brand', { primary, dark, accent }, source.brand),
  ];
  return `import { ${name} } from './defaults/${file}.ts';

// What is marked DEFAULT, here and in defaults/, waits for the office's word.
export default ${name}({
${lines.join('\n')}
});
`;
}

const line = (key: string, value: unknown, { supposed } = { supposed: false }): string =>
  `  ${key}: ${JSON.stringify(value)},${supposed ? ' // DEFAULT' : ''}`;
