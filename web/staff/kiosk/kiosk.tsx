/** Where people take a number or check in themselves; the machine is signed in with the role `kiosk`. */
export function Kiosk({ office }: { office: string }) {
  return (
    <main class="page stack">
      <h1>Anjungan</h1>
      <p>{office}</p>
    </main>
  );
}
