import { useEffect, useState } from 'preact/hooks';
import { type Choice, recallChoice, rememberChoice } from './choice.ts';
import { ChooseCounter } from './choose-counter.tsx';
import { Work } from './work.tsx';
import './counter.css';

/** The work of an officer at a counter: which one, once; then number after number. */
export function CounterPage({ office }: { office: string }) {
  const [choice, setChoice] = useState(() => recallChoice(office));
  const [choosing, setChoosing] = useState(false);
  useEffect(() => {
    setChoice(recallChoice(office));
    setChoosing(false);
  }, [office]);
  const opened = (next: Choice) => {
    rememberChoice(office, next);
    setChoice(next);
    setChoosing(false);
  };
  if (choice === undefined || choosing) {
    return <ChooseCounter office={office} known={choice} onOpen={opened} />;
  }
  return <Work key={choice.counter} office={office} choice={choice} onChange={() => setChoosing(true)} />;
}
