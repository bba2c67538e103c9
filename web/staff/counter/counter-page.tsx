/** The work of an officer at a counter. */
export function CounterPage({ office }: { office: string }) {
  return <h1>{office}</h1>;
}
