import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diagramOf } from '../../testing/ticket-diagram.ts';
import { mayTicketBecome, priorTicketStates, type TicketState } from './ticket.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

describe('states of a ticket', () => {
  test('stand in the README as the table of transitions has them', () => {
    expect(readme).toContain(`\`\`\`mermaid\n${diagramOf()}\n\`\`\``);
  });

  test('lead from waiting to an end, and from an end nowhere but to a rating', () => {
    const states: readonly TicketState[] = [
      'WAITING',
      'CALLED',
      'SERVING',
      'PARKED',
      'MISSED',
      'DONE',
      'CANCELLED',
    ];
    const reached = new Set<TicketState>(['WAITING']);
    for (const from of reached) for (const to of states) if (mayTicketBecome(from, to)) reached.add(to);

    expect([...reached].toSorted()).toEqual(states.toSorted());
    expect(states.filter((to) => mayTicketBecome('DONE', to))).toEqual(['DONE']);
    expect(states.filter((to) => mayTicketBecome('CANCELLED', to))).toEqual([]);
    expect(Object.keys(priorTicketStates)).toHaveLength(states.length);
  });
});
