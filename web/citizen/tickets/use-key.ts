import { useEffect, useState } from 'preact/hooks';

const read = (): string => location.hash.slice(1);

/** The key of a ticket: it stands in the fragment, which browsers do not send. */
export function useKey(): string {
  const [key, setKey] = useState(read);
  useEffect(() => {
    const look = () => setKey(read());
    addEventListener('hashchange', look);
    addEventListener('popstate', look);
    look();
    return () => {
      removeEventListener('hashchange', look);
      removeEventListener('popstate', look);
    };
  });
  return key;
}
