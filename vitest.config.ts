import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Projects by what they need: nothing (unit, architecture, infra), the embedded engine (integration), the whole
// host and a browser (e2e). Unit tests stand beside their source. What needs nothing keeps no state between files either, so that
// a worker loads each module once (`isolate: false`): that halves the processor time.
const ignored = ['**/node_modules/**', '**/cdk.out/**', '**/dist/**', '**/.balai/**'];

// Of two cores vitest alone would use one; but a test mostly waits, for the host, the engine or a schedule.
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    maxWorkers,
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,services,local-aws,operator,web}/**/*.test.{ts,tsx}'],
          exclude: ignored,
          isolate: false,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['test/architecture/**/*.test.ts'],
          exclude: ignored,
          isolate: false,
        },
      },
      {
        test: {
          name: 'infra',
          include: ['infra/**/*.test.ts', 'test/infra/**/*.test.ts'],
          exclude: ignored,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'integration',
          globalSetup: './test/world/assemblies.ts',
          include: ['test/{bench,contract,integration,faults,security}/**/*.test.ts'],
          exclude: ignored,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/host.ts'],
          exclude: ignored,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A host for each worker, after all that needs the processor.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
