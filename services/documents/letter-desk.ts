import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Region } from '#shared/region/schema.ts';
import type { RegisterStore } from './domain/letters/register-store.ts';
import { templates } from './domain/letters/templates/templates.ts';
import { createLetterKeys, type LetterKeys } from './letters/signing-key.ts';
import type { LetterDesk, LetterPorts } from './operations/letters/ports.ts';

/** Numbers, signs and checks letters of a region; printing them is apart, for it is large. */
export function createLetterDesk({
  region,
  keys,
  registers,
  clock,
}: {
  readonly region: Region;
  readonly keys: () => Promise<KeyRing>;
  readonly registers: RegisterStore;
  readonly clock: LetterPorts['clock'];
}): LetterDesk {
  const zone = region.timezone;
  const withdrawn = new Set(region.withdrawnLetterKeys);
  let made: { readonly ring: KeyRing; readonly signing: LetterKeys } | undefined;
  const open = async () => {
    const ring = await keys();
    made ??= { ring, signing: createLetterKeys(ring, region.code) };
    return made;
  };
  return {
    registers,
    // Of several versions of a template the last names it.
    types: [...new Map(templates.map(({ id, name }) => [id, { id, name }])).values()],
    zone,
    clock,
    publicKeys: async () =>
      (await (await open()).signing.listed()).map((key) =>
        withdrawn.has(key.id) ? { ...key, withdrawn: true as const } : key,
      ),
    letters: async () => {
      const { ring, signing } = await open();
      return {
        registers,
        ring,
        region: { code: region.code, zone },
        signingKey: signing.on,
        templates,
        clock,
        office: (id) => region.offices.find((office) => office.id === id)?.documents?.letters,
      };
    },
  };
}
