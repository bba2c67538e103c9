import { type Binding, holdsFor, type Proof, prove, randomText } from './proof.ts';

/** A key with its proof under way: begun while the citizen still types, used by one attempt only. */
export interface Preparation {
  readonly binding: Binding;
  readonly proof: Promise<Proof | null>;
}

let current: Preparation | undefined;

/** Begins the work for this person at this office, or goes on with what was begun. */
export function prepare(office: string, nik: string): Preparation {
  if (current?.binding.office === office && current.binding.nik === nik) return current;
  const binding = { office, nik, key: randomText(), salt: randomText() };
  current = begin(binding);
  return current;
}

function begin(binding: Binding): Preparation {
  return { binding, proof: prove(binding).catch(() => null) };
}

/** Milliseconds that a proof must still hold when it is sent: as long as a slow request may take. */
const SLOW_REQUEST = 60_000;

/** The preparation with a proof that holds; a proof that went stale or failed is made anew under the same key. */
export async function ready(
  preparation: Preparation,
  milliseconds = SLOW_REQUEST,
): Promise<{ binding: Binding; altcha: string } | null> {
  const { binding } = preparation;
  let proof = await preparation.proof;
  if (proof === null || !holdsFor(proof, milliseconds)) {
    const again = begin(binding);
    if (current === preparation) current = again;
    proof = await again.proof;
  }
  return proof === null ? null : { binding, altcha: proof.altcha };
}

/** A key that was sent belongs to its attempt: the next one starts afresh. */
export const spend = (): void => {
  current = undefined;
};
