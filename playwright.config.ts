import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './bin/browser.mjs'

// bin/test.ts chooses a free port and an empty data folder; by hand: YIKE_E2E_PORT=3999 npx playwright test.
const port = process.env['YIKE_E2E_PORT'] ?? '3999'
const dataDirectory = process.env['YIKE_E2E_DATA'] ?? join(import.meta.dirname, '.cache', 'e2e')
process.env['YIKE_E2E_URL'] ??= `http://127.0.0.1:${port}`
process.env['YIKE_E2E_SIGN_INS'] ??= join(dataDirectory, 'demo-sign-ins.json')

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.cache/e2e-results',
  // One server and two cores: more at once only makes each slower.
  workers: 2,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: process.env['YIKE_REPORT'] === undefined ? 'list' : [['list'], ['json', { outputFile: process.env['YIKE_REPORT'] }]],
  use: {
    baseURL: process.env['YIKE_E2E_URL'],
    // A click on what never comes ends here and says so; the longest tests would wait for half an hour.
    actionTimeout: 60_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findBrowser(),
      // A browser in a closed network, perhaps run by root: no sandbox of its own, no calls home.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" --conditions=react-server bin/start.ts`,
    url: `http://127.0.0.1:${port}/api/health/ready`,
    env: {
      ...{ PORT: port, HOST: '127.0.0.1', DATA_DIR: dataDirectory, LOG_LEVEL: 'warn', DATABASE_URL: '' },
      ...{ DEMO: '1', DEMO_SIZE: 'small' },
    },
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})
