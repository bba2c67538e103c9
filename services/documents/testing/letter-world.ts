import { readKeyRing } from '#shared/identity/key-ring.ts';
import type { RegisterStore } from '../domain/letters/register-store.ts';
import { domicile } from '../domain/letters/templates/domicile.ts';
import { lowIncome } from '../domain/letters/templates/low-income.ts';
import { createLetterKeys } from '../letters/signing-key.ts';
import type { IssueWish } from '../operations/letters/issue-letter.ts';
import type { LetterPorts } from '../operations/letters/ports.ts';
import { sampleForm, sampleOffice } from './letter-samples.ts';
import { createMemoryRegisters } from './memory-registers.ts';

/** Medan Belawan, whose clock stands still until somebody sets it. */
export function createLetterWorld(registers: RegisterStore = createMemoryRegisters()) {
  const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'a'.repeat(64) }));
  const region = { code: '12.71.08', zone: 'Asia/Jakarta' as const };
  const keys = createLetterKeys(ring, region.code);
  const time = { now: Date.parse('2026-11-27T02:00:00Z') };
  const ports: LetterPorts = {
    registers,
    ring,
    region,
    signingKey: keys.on,
    office: () => sampleOffice(),
    templates: [domicile, lowIncome],
    clock: { now: () => time.now },
  };
  return { ports, time, publicKeys: keys.listed };
}

/** An id of a request, with this name in it. */
export const letterId = (name: string): string => name.padEnd(11, '_');

/** Somebody of staff, and what they ask. */
export const occasion = { by: '3f8e2c1a-0000-4000-8000-00000000000a', correlationId: 'asked-by-officer' };

/** A wish for a letter of domicile. */
export const sampleWish = (name: string, more: Partial<IssueWish> = {}): IssueWish => ({
  id: letterId(name),
  office: 'kecamatan',
  template: domicile,
  form: sampleForm,
  salt: 's'.repeat(22),
  ...occasion,
  ...more,
});
