import { defineConfig } from 'vitest/config'

const shared = {
  pool: 'forks' as const,
  execArgv: ['--conditions=react-server'],
  environment: 'node',
  setupFiles: ['tests/support/fixed-seed.ts'],
}

// `import` must stay out of the conditions: it breaks pg.
const ssr = { resolve: { conditions: ['react-server', 'node', 'module'] } }

const database = {
  ...shared,
  globalSetup: ['tests/support/global-setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  test: {
    // A third worker on two cores only makes the database slower; files stay isolated, since each opens a company of its own.
    maxWorkers: 2,
    projects: [
      { ssr, test: { ...shared, name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 120_000 } },
      { ssr, test: { ...database, name: 'integration', include: ['tests/integration/**/*.test.ts'] } },
      {
        ssr,
        test: {
          ...database,
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
        },
      },
      { ssr, test: { ...database, name: 'fuzz', include: ['tests/fuzz/**/*.test.ts'], testTimeout: 1_800_000 } },
      { ssr, test: { ...database, name: 'real', include: ['tests/real/**/*.test.ts'], testTimeout: 1_800_000 } },
    ],
  },
})
