import { steps } from '../domain/steps.ts';

/** The table of steps as a Mermaid diagram. */
export function diagramOf(): string {
  const arrows = Object.entries(steps).flatMap(([name, { from, to }]) =>
    from.flatMap((before) => to.map((after) => `  ${before} --> ${after}: ${name}`)),
  );
  return ['stateDiagram-v2', '  [*] --> SUBMITTED: submit', ...arrows].join('\n');
}
