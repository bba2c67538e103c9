import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { base64url } from '#shared/identity/encoding.ts';
import type { Routes } from '../../contract.ts';
import type { Refusal } from '../../refusals.ts';
import { listRevocations } from './list-revocations.ts';
import type { LetterDesk } from './ports.ts';

/** What pages need to check letters by themselves: the keys … */
export const publishKeys =
  ({
    publicKeys,
    types,
    clock,
  }: LetterDesk): Operation<
    RequestOf<Routes['readLetterKeys']>,
    AnswerOf<Routes['readLetterKeys']>,
    Refusal
  > =>
  async () => ({ answer: { keys: [...(await publicKeys())], types: [...types], now: clock.now() } });

/** … and the list of letters that no longer count. */
export const publishRevocations =
  ({
    letters,
    clock,
  }: LetterDesk): Operation<
    RequestOf<Routes['readRevocations']>,
    AnswerOf<Routes['readRevocations']>,
    Refusal
  > =>
  async () => {
    const list = base64url(await listRevocations(await letters()));
    return { answer: { list, now: clock.now() } };
  };
