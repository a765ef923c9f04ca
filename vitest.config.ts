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

/** Files of integration tests that take longest, most of them at volume: `npm run test:full` runs them, so that `npm test` stays quick. */
const long = [
  'tests/integration/analysis/cross-check.test.ts',
  'tests/integration/analysis/run-columns.test.ts',
  'tests/integration/demo/demo-figures.test.ts',
  'tests/integration/demo/demo-season.test.ts',
  'tests/integration/import/interrupted.test.ts',
  'tests/integration/import/templates.test.ts',
  'tests/integration/import/two-chunks.test.ts',
  'tests/integration/records/customer-search-text.test.ts',
  'tests/integration/records/reach.test.ts',
]

/** Files that run migrations in process: the schema engine's WebAssembly keeps what an earlier file's end has left. */
const alone = ['tests/integration/platform/backup.test.ts', 'tests/integration/platform/migrate.test.ts']

export default defineConfig({
  test: {
    // A third worker on two cores only makes the database slower.
    maxWorkers: 2,
    projects: [
      // Pure rules keep nothing between files: modules are read once for each worker.
      {
        ssr,
        test: { ...shared, name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 120_000, isolate: false },
      },
      // Each file opens a company of its own, in a database of its own; the modules are read once for each worker.
      {
        ssr,
        test: {
          ...database,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: [...long, ...alone],
          isolate: false,
        },
      },
      { ssr, test: { ...database, name: 'alone', include: alone } },
      { ssr, test: { ...database, name: 'long', include: long } },
      // The pages and actions again, now with a record at every place for every role.
      {
        ssr,
        test: {
          ...database,
          name: 'matrix',
          include: ['tests/integration/matrix/screens-*.test.ts'],
          env: { MATRIX_WALK: 'whole' },
          // A page is asked for by every role at every place, some hundreds of times.
          testTimeout: 180_000,
        },
      },
      {
        ssr,
        test: {
          ...database,
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          // What a service logs as its own fault is printed, to be found in the report.
          env: { LOG_LEVEL: 'error' },
        },
      },
      { ssr, test: { ...database, name: 'fuzz', include: ['tests/fuzz/**/*.test.ts'], testTimeout: 1_800_000 } },
      { ssr, test: { ...database, name: 'real', include: ['tests/real/**/*.test.ts'], testTimeout: 1_800_000 } },
    ],
  },
})
