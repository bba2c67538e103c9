/** In this order: nobody comes in any more, resources end, then what they share, then what they were called through. */
const order = ['door', 'resources', 'parts', 'gateway', 'folder'] as const;

type Phase = (typeof order)[number];
type Stop = () => void | Promise<void>;

/** What must be stopped, however far the start came. */
export class Ending {
  readonly #stops: Readonly<Record<Phase, Stop[]>> = {
    door: [],
    resources: [],
    parts: [],
    gateway: [],
    folder: [],
  };
  readonly #report: (line: string) => void;

  constructor(report: (line: string) => void) {
    this.#report = report;
  }

  add(phase: Phase, stop: Stop): void {
    this.#stops[phase].push(stop);
  }

  /** Within a phase the latest first; one that fails keeps no other from stopping. */
  async run(): Promise<void> {
    for (const phase of order) {
      for (let stop = this.#stops[phase].pop(); stop; stop = this.#stops[phase].pop()) {
        try {
          await stop();
        } catch (error) {
          this.#report(`Could not stop cleanly: ${error instanceof Error ? error.message : error}`);
        }
      }
    }
  }
}
