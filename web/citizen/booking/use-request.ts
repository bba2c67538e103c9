import { useRef, useState } from 'preact/hooks';
import type { Reply } from '../api/reply.ts';
import { persist, type Settled } from './persist.ts';

type State<T> = { readonly kind: 'idle' } | { readonly kind: 'busy' } | Settled<T>;

/** A request that a button sends: once at a time, repeated while nobody answers. */
export function useRequest<T>(onDone: (body: T) => void) {
  const [state, setState] = useState<State<T>>({ kind: 'idle' });
  const running = useRef(false);
  const send = async (ask: () => Promise<Reply<T>>) => {
    if (running.current) return;
    running.current = true;
    setState({ kind: 'busy' });
    const settled = await persist(ask);
    running.current = false;
    setState(settled);
    if (settled.kind === 'done') onDone(settled.body);
  };
  return { state, send };
}
