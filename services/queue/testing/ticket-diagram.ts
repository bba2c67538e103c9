import { priorTicketStates } from '../domain/floor/ticket.ts';

/** What leads from one state to another, as officers and the service call it. */
const names: Readonly<Record<string, string>> = {
  'CALLED WAITING': 'transfer',
  'SERVING WAITING': 'transfer',
  'PARKED WAITING': 'transfer',
  'MISSED WAITING': 'requeue',
  'WAITING CALLED': 'call',
  'MISSED CALLED': 'call again',
  'CALLED SERVING': 'serve',
  'PARKED SERVING': 'resume',
  'SERVING PARKED': 'park',
  'CALLED MISSED': 'miss',
  'SERVING DONE': 'finish',
  'PARKED DONE': 'finish',
  'DONE DONE': 'rate',
  'WAITING CANCELLED': 'day over',
  'PARKED CANCELLED': 'day over',
  'MISSED CANCELLED': 'day over',
};

/** The table of transitions as a Mermaid diagram; throws when a transition has no name. */
export function diagramOf(): string {
  const arrows = Object.entries(priorTicketStates).flatMap(([to, prior]) =>
    prior.map((from) => {
      const name = names[`${from} ${to}`];
      if (name === undefined) throw new Error(`Nobody says what leads from ${from} to ${to}.`);
      return `  ${from} --> ${to}: ${name}`;
    }),
  );
  return ['stateDiagram-v2', '  [*] --> WAITING: check-in, number', ...arrows].join('\n');
}
