import type { Browser, CDPSession, Page } from 'playwright'
import { chromium } from 'playwright'
import { findBrowser } from '../../../bin/browser.mjs'
import type { Bench } from '../bench.ts'
import { p50Of } from '../load.ts'
import type { Reader } from '../readers.ts'
import { dashboardPath } from './p4.ts'
import type { ScriptEvents } from './p11-scripts.ts'
import { sumScripts } from './p11-scripts.ts'

const ROUNDS = 5
const KILOBYTE = 1_000
const BITS = 8
/** 9 Mbit/s down, and as a mobile line has it a tenth of that up; 165 ms there and back. */
const line = { offline: false, latency: 165, downloadThroughput: 9_000_000 / BITS, uploadThroughput: 900_000 / BITS }
const CPU_SLOWDOWN = 4
/** The largest paint may still be followed by a larger one for so long. */
const SETTLE_MS = 1_500

interface Screen {
  readonly name: string
  readonly path: string
  readonly reader: Reader['name']
  /** What stands on it once it is shown. */
  readonly shows: string
  readonly kilobytes: number
}

const screens: readonly Screen[] = [
  { name: 'customer list', path: '/customers?sort=-value', reader: 'all', shows: '[data-row] >> nth=49', kilobytes: 200 },
  { name: 'manager’s dashboard', path: dashboardPath, reader: 'all', shows: 'a[href^="/analysis/drop"]', kilobytes: 320 },
]

/** P11: what a browser that comes for the first time has to fetch of JavaScript, and when the largest thing is painted, on a telephone of the middle kind and its line. */
export async function measureBrowser(bench: Bench, readers: readonly Reader[]): Promise<void> {
  const executablePath = findBrowser()
  if (executablePath === null) return bench.report('  P11 is left out: there is no Chromium here (CHROMIUM_PATH)')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
  try {
    for (const screen of screens) {
      const cookie = readers.find((reader) => reader.name === screen.reader)?.cookie ?? ''
      const loads: Load[] = []
      for (let round = 0; round < ROUNDS; round += 1) loads.push(await load(browser, bench.origin, cookie, screen))
      addScreen(bench, screen, loads)
    }
  } finally {
    await browser.close()
  }
}

interface Load {
  readonly kilobytes: number
  readonly scripts: number
  readonly firstPaint: number
  readonly largestPaint: number
}

function addScreen(bench: Bench, { name, kilobytes }: Screen, loads: readonly Load[]): void {
  bench.add({
    ...{ row: 'P11', name: `JavaScript of the ${name}, compressed`, unit: 'KB', value: p50Of(loads.map((one) => one.kilobytes)) },
    ...{ limit: null, atMostTimes: null, ceiling: kilobytes, detail: loads },
  })
  bench.add({
    ...{ row: 'P11', name: `largest paint of the ${name}, median of ${ROUNDS}`, unit: 'ms' },
    ...{ value: p50Of(loads.map((one) => one.largestPaint)), limit: null, atMostTimes: null, ceiling: 1_500 },
    detail: { firstPaint: p50Of(loads.map((one) => one.firstPaint)) },
  })
}

/** Opens a screen in a browser that has seen nothing yet. */
async function load(browser: Browser, origin: string, cookie: string, screen: Screen): Promise<Load> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  try {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: origin }])
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', line)
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
    const events = listen(session)
    await watchPaints(page)
    const response = await page.goto(`${origin}${screen.path}`, { waitUntil: 'load' })
    if (response?.status() !== 200 || new URL(page.url()).pathname !== new URL(`${origin}${screen.path}`).pathname)
      throw new Error(`${screen.path} led to ${response?.status()} ${page.url()}`)
    await page.locator(screen.shows).first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(SETTLE_MS)
    const { bytes, scripts } = sumScripts(events)
    return { kilobytes: bytes / KILOBYTE, scripts, ...(await readPaints(page)) }
  } finally {
    await context.close()
  }
}

function listen(session: CDPSession): ScriptEvents {
  const events: ScriptEvents = { responses: [], finished: [] }
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    events.responses.push({ requestId, type, url: response.url, headers: response.headers })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    events.finished.push({ requestId, encodedDataLength })
  })
  return events
}

/** Notes the paints from the first moment on, outside the page's own scripts. */
async function watchPaints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const paints = { firstPaint: Number.NaN, largestPaint: Number.NaN }
    Object.assign(globalThis, { benchPaints: paints })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) paints.largestPaint = entry.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') paints.firstPaint = entry.startTime
    }).observe({ type: 'paint', buffered: true })
  })
}

async function readPaints(page: Page): Promise<{ firstPaint: number; largestPaint: number }> {
  const paints = await page.evaluate(() => Reflect.get(globalThis, 'benchPaints') as { firstPaint: number; largestPaint: number })
  if (!(paints.largestPaint > 0)) throw new Error('nothing was painted')
  return paints
}
