import { useEffect, useState } from 'preact/hooks';

/** Milliseconds after a change in which the big button means nothing: a second tap in haste was meant for the number before. */
const REST = 600;

/** Whether what stands at the counter has only just changed. */
export function useRest(standing: string): boolean {
  const [rested, setRested] = useState(standing);
  useEffect(() => {
    const timer = setTimeout(() => setRested(standing), REST);
    return () => clearTimeout(timer);
  }, [standing]);
  return rested !== standing;
}
