/** How a run of `npm run proof` was asked for. */
export interface ProofRun {
  readonly seed: number;
  /** Part of the stated counts of the fault programs; 1: all. */
  readonly scale: number;
  /** Folder of the assemblies of test/world/assemblies.ts, synthesised when first asked for. */
  readonly assemblies: () => Promise<string>;
}

/** One promise and how it is tried; its result goes to the section of its name in docs/proof.md. */
export interface Program {
  readonly name: string;
  run(run: ProofRun): Promise<{ readonly section: string; readonly flaws: readonly string[] }>;
}
