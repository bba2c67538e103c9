/** What hangs in the hall of an office: numbers only, for everybody, without signing in. */
export function Board({ office }: { office: string }) {
  return (
    <main class="page stack">
      <h1>Papan antrean</h1>
      <p>{office}</p>
    </main>
  );
}
