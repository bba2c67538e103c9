import { useMemo } from 'preact/hooks';
import { useOffices } from '../api/questions.ts';
import { answersOf } from '../api/use-answer.ts';
import { readServices } from './api.ts';
import { type Need, needsOf } from './needs.ts';

const useServices = answersOf(readServices);

/** Everything that the offices give; `answer`: whether it has come. */
export function useNeeds() {
  const answer = useServices();
  const queue = useOffices();
  const needs = useMemo(() => needsOf(answer.body, queue.body), [answer.body, queue.body]);
  return { answer, needs };
}

/** One document of an office; undefined while nothing is known of it. */
export function useNeed(office: string, code: string) {
  const { answer, needs } = useNeeds();
  const need: Need | undefined = needs.find((one) => one.office.id === office && one.code === code);
  return { answer, need };
}
