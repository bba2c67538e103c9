import { signRevocations } from '#shared/letter-proof/revocations.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { LetterPorts } from './ports.ts';

/** The signed list of a region's letters that were taken back; one that has expired anyway is not on it. */
export async function listRevocations({
  registers,
  region,
  signingKey,
  clock,
}: Pick<LetterPorts, 'registers' | 'region' | 'signingKey' | 'clock'>): Promise<Uint8Array<ArrayBuffer>> {
  const now = clock.now();
  const today = localDateAt(now, region.zone);
  const revoked = (await registers.listRevoked()).filter(
    ({ validUntil }) => validUntil === undefined || validUntil >= today,
  );
  const asOf = Math.floor(now / 1000) * 1000;
  return signRevocations(
    { region: region.code, asOf, revoked: new Map(revoked.map(({ id, reason }) => [id, reason])) },
    await signingKey(today),
  );
}
