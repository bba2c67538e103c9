import { createHmac } from 'node:crypto';
import type { KeyRing } from '#shared/identity/key-ring.ts';

/** Texts that ALTCHA signs with: one for the challenge, one for its solution. */
export interface SigningKeys {
  readonly challenge: string;
  readonly solution: string;
}

const made = new WeakMap<KeyRing, Map<string, SigningKeys>>();

/** The signing keys of a key id, made once; undefined when the ring does not have it. */
export const signingKeys = (ring: KeyRing, keyId: string): SigningKeys | undefined => {
  const ofRing = made.get(ring) ?? new Map<string, SigningKeys>();
  made.set(ring, ofRing);
  const known = ofRing.get(keyId);
  const key = ring.derive(keyId, 'challenge');
  if (known !== undefined || key === undefined) return known;
  const derive = (name: string) => createHmac('sha256', key).update(name).digest('hex');
  const keys = { challenge: derive('challenge'), solution: derive('solution') };
  ofRing.set(keyId, keys);
  return keys;
};
