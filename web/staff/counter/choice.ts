/** The counter that this computer stands at, and whom it calls. */
export interface Choice {
  readonly counter: string;
  readonly services: readonly string[];
}

const nameOf = (office: string): string => `balai.counter.${office}`;

/** Kept on the computer, not in the session: the desk stays where it is, whoever sits there. */
export const rememberChoice = (office: string, choice: Choice): void =>
  localStorage.setItem(nameOf(office), JSON.stringify(choice));

export function recallChoice(office: string): Choice | undefined {
  const kept = localStorage.getItem(nameOf(office));
  return kept === null ? undefined : JSON.parse(kept);
}
