/** How a look at an account ends. `stops`: a deployment would fail, or citizens would not be served. */
export type Level = 'ok' | 'warning' | 'stops';

/** What was found, in Bahasa Indonesia, and what to do about it unless all is well. */
export type Finding =
  | { readonly level: 'ok'; readonly says: string }
  | { readonly level: 'warning' | 'stops'; readonly says: string; readonly todo: string };

/** One question to an account. */
export interface Check {
  readonly about: string;
  look(): Promise<readonly Finding[]>;
}

export interface Answered {
  readonly about: string;
  readonly findings: readonly Finding[];
}

export const ok = (says: string): Finding => ({ level: 'ok', says });
export const warning = (says: string, todo: string): Finding => ({ level: 'warning', says, todo });
export const stops = (says: string, todo: string): Finding => ({ level: 'stops', says, todo });

/** The gravest level among findings. */
export const worst = (all: readonly Answered[]): Level => {
  const levels = new Set(all.flatMap(({ findings }) => findings.map(({ level }) => level)));
  return levels.has('stops') ? 'stops' : levels.has('warning') ? 'warning' : 'ok';
};
