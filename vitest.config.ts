import { defineConfig } from 'vitest/config';

// Projects by what they need: nothing (unit, architecture, infra), the embedded engine (integration), the whole
// host and a browser (e2e). Unit tests stand beside their source.
const ignored = ['**/node_modules/**', '**/cdk.out/**', '**/dist/**', '**/.balai/**'];

export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,services,local-aws,operator,web}/**/*.test.{ts,tsx}'],
          exclude: ignored,
        },
      },
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'], exclude: ignored } },
      {
        test: {
          name: 'infra',
          include: ['infra/**/*.test.ts', 'test/infra/**/*.test.ts'],
          exclude: ignored,
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
          fileParallelism: false,
        },
      },
    ],
  },
});
