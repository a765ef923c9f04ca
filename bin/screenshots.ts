/**
 * `npm run screenshots`: pictures of the running demo company for the README, written into docs/screenshots. The app must run (`npm start`) with the DATA_DIR, HOST and
 * PORT that are set here too.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright'
import { chromium } from 'playwright'
import { z } from 'zod'
import { findBrowser } from './browser.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'docs', 'screenshots')
const address = `http://${process.env['HOST'] ?? '127.0.0.1'}:${process.env['PORT'] ?? '3000'}`
const signInsFile = resolve(root, process.env['DATA_DIR'] ?? '.data', 'demo-sign-ins.json')

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

interface Shot {
  /** Of the file. */
  name: string
  role: string
  path: string
  size: keyof typeof sizes
  dark?: boolean
  /** Opens the first row of the list that the path shows. */
  first?: boolean
}

const shots: readonly Shot[] = [
  { name: 'manager', role: 'executive', path: '/today', size: 'desktop' },
  { name: 'abc', role: 'executive', path: '/analysis/abc', size: 'desktop' },
  { name: 'customers', role: 'sales_manager', path: '/customers', size: 'desktop' },
  { name: 'card', role: 'sales', path: '/customers?q=C11227', size: 'desktop', first: true },
  { name: 'service', role: 'service', path: '/today', size: 'desktop' },
  { name: 'waybills', role: 'service', path: '/waybills?issue=still', size: 'desktop', dark: true },
  { name: 'phone-today', role: 'sales', path: '/today', size: 'phone' },
  { name: 'phone-card', role: 'sales', path: '/customers?q=C11227', size: 'phone', first: true },
]

const signIns = z
  .array(z.object({ role: z.string(), email: z.string(), password: z.string() }))
  .parse(JSON.parse(await readFile(signInsFile, 'utf8')))

await mkdir(folder, { recursive: true })
const executablePath = findBrowser()
const browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ['--no-sandbox'] })
try {
  for (const shot of shots) await take(browser, shot)
} finally {
  await browser.close()
}

async function take(from: Browser, { name, role, path, size, dark, first }: Shot): Promise<void> {
  const context = await from.newContext({
    viewport: sizes[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await signIn(page, role)
  await page.goto(`${address}${path}`)
  if (first === true) {
    await page.locator('[data-row-link]').first().click()
    await page.waitForURL(/\/\d+(\?|$)/)
  }
  await page.waitForLoadState('networkidle')
  // What comes later in the same answer has its place kept until then.
  await page.waitForFunction(() => document.querySelector('main .animate-pulse') === null)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  process.stdout.write(`${name}.png\n`)
  await context.close()
}

async function signIn(page: Page, role: string): Promise<void> {
  const who = signIns.find((each) => each.role === role)
  if (who === undefined) throw new Error(`${signInsFile} has nobody who is ${role}: is this the demo company?`)
  await page.goto(`${address}/sign-in`)
  await page.locator('[name=email]').fill(who.email)
  await page.locator('[name=password]').fill(who.password)
  await page.locator('[type=submit]').click()
  await page.waitForURL(/\/today/)
}
