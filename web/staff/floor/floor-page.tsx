/** What the supervisor of an office sees. */
export function FloorPage({ office }: { office: string }) {
  return <h1>{office}</h1>;
}
