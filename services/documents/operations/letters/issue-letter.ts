import { signProof } from '#shared/letter-proof/proof.ts';
import { printedNumber, registerYear } from '#shared/region/letter-numbers.ts';
import { firstNumberOf, type LetterOffice } from '#shared/region/letters.ts';
import { addDays } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { type FieldIssue, readFields } from '../../domain/forms/read-fields.ts';
import { digestOf, type LetterFacts } from '../../domain/letters/facts.ts';
import { attachProof, type Letter, type LetterDraft, takeNumber } from '../../domain/letters/register.ts';
import { showHolder } from '../../domain/letters/show-holder.ts';
import type { LetterTemplate } from '../../domain/letters/template.ts';
import type { LetterPorts } from './ports.ts';
import { openFacts, sealFacts } from './sealed-facts.ts';

/** Rounds that an issue makes while others take numbers of the same register; more than an office has desks. */
const PATIENCE = 100;

/** An officer's word that a letter be issued. */
export interface IssueWish {
  /** Of the request that the letter answers; sent again, it finds the same letter. */
  readonly id: Letter['id'];
  readonly office: string;
  readonly template: LetterTemplate;
  readonly form: Readonly<Record<string, unknown>>;
  /** 22 random base64url characters. */
  readonly salt: LetterFacts['salt'];
  /** The account of who issues it. */
  readonly by: string;
  readonly correlationId: string;
}

export type IssueAnswer =
  | { readonly letter: Letter }
  | { readonly refused: 'bad-form'; readonly issues: readonly FieldIssue[] }
  /** The id has a letter of another kind. */
  | { readonly refused: 'key-reused' }
  /** It was voided before it was signed. */
  | { readonly refused: 'void' }
  /** The office issues none. */
  | { readonly refused: 'no-letters' }
  /** Others were faster in every round. */
  | { readonly refused: 'try-again' };

/** Gives a letter its number and writes it, in one transaction; then signs it. Wherever this breaks off, the same wish goes on from there. */
export async function issueLetter(ports: LetterPorts, wish: IssueWish): Promise<IssueAnswer> {
  const office = ports.office(wish.office);
  if (office === undefined) return { refused: 'no-letters' };
  const read = readFields(wish.template.fields, wish.form);
  if ('issues' in read) return { refused: 'bad-form', issues: read.issues };
  const { fields } = read;
  const draft = draftOf(ports, wish, { fields, office, salt: wish.salt });

  for (let round = 0; round < PATIENCE; round += 1) {
    const letter =
      (await ports.registers.readLetter(wish.id)) ?? (await enter(ports, wish, { draft, office }));
    if (letter === undefined) continue;
    if (letter.template.id !== wish.template.id) return { refused: 'key-reused' };
    if (letter.state === 'ISSUED') return { letter };
    const decision = attachProof(letter, await proofOf(ports, letter));
    if (decision.kind === 'refused') return { refused: decision.code };
    if (decision.kind === 'done') return { letter };
    const occasion = { at: ports.clock.now(), by: wish.by, correlationId: wish.correlationId };
    if ((await ports.registers.changeLetter(decision.write, occasion)) === 'written') {
      return { letter: decision.write.letter };
    }
  }
  return { refused: 'try-again' };
}

function draftOf({ ring, region, clock }: LetterPorts, wish: IssueWish, facts: LetterFacts): LetterDraft {
  const { id, template, by } = wish;
  const now = clock.now();
  const issued = localDateAt(now, region.zone);
  return {
    id,
    template: { id: template.id, version: template.version },
    issued,
    ...(template.validDays !== undefined && { validUntil: addDays(issued, template.validDays) }),
    sealed: sealFacts(ring, { id, issued }, facts),
    digest: digestOf(template, facts),
    numberedAt: now,
    numberedBy: by,
  };
}

/** The letter with its number; undefined: somebody else moved the register, or entered this letter. */
async function enter(
  { registers }: LetterPorts,
  wish: IssueWish,
  { draft, office }: { readonly draft: LetterDraft; readonly office: LetterOffice },
): Promise<Letter | undefined> {
  const { issued } = draft;
  const { classification } = wish.template;
  const id = { office: wish.office, classification, year: registerYear(issued) };
  const write = takeNumber(id, await registers.readRegister(id), {
    draft,
    first: firstNumberOf(office, id),
    print: (sequence) =>
      printedNumber(office.numberFormat, { sequence, classification, office: office.code, issued }),
  });
  return (await registers.takeNumber(write)) === 'written' ? write.letter : undefined;
}

async function proofOf({ ring, region, signingKey, templates }: LetterPorts, letter: Letter) {
  const { number, issued, validUntil, digest } = letter;
  const template = templates.find(
    ({ id, version }) => id === letter.template.id && version === letter.template.version,
  );
  const { fields, office } = openFacts(ring, letter);
  const holder = fields[template?.holder ?? ''];
  if (template === undefined || holder === undefined) {
    throw new Error(`Letter ${number} names no holder: template ${letter.template.id} is not here.`);
  }
  return signProof(
    {
      region: region.code,
      number,
      type: template.id,
      issued,
      ...(validUntil !== undefined && { validUntil }),
      holder: showHolder(holder, office.holderShown),
      digest,
    },
    await signingKey(issued),
  );
}
