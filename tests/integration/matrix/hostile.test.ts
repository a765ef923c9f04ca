import { globSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { createCase } from '#lib/records/cases/service'
import { createContact } from '#lib/records/contacts/service'
import { createCustomer } from '#lib/records/customers/service'
import { putFact } from '#lib/records/facts/service'
import { createInteraction } from '#lib/records/interactions/service'
import { createTask } from '#lib/records/tasks/service'
import { createTrackingEvents } from '#lib/records/tracking-events/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { signInAll } from './screen-callers.ts'
import { builtActions } from './screen-doors.ts'
import type { ScreenServer } from './screen-server.ts'
import { startScreenServer } from './screen-server.ts'
import { actionLines } from './screens/all.ts'
import type { Target } from './target.ts'
import { makeTarget } from './world.ts'
import type { WriteWatch } from './writes.ts'
import { watchWrites } from './writes.ts'

let company: TestCompany
let server: ScreenServer
let headersOf: Awaited<ReturnType<typeof signInAll>>
let target: Target
let writes: WriteWatch
beforeAll(async () => {
  company = await openTestCompany()
  target = await makeTarget(company, 'own')
  headersOf = await signInAll(company)
  server = await startScreenServer()
  writes = await watchWrites(company)
}, 300_000)
afterAll(async () => {
  await server.stop()
  await company.close()
})

describe('a post from another site', () => {
  const strangers: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]
  it.each(actionLines.map((line) => [line.action, line] as const))('calls not %s', async (_, line) => {
    const ids = await builtActions()
    await writes.since()
    for (const stranger of strangers) {
      const { status } = await server.ask(line.from(target), {
        method: 'POST',
        headers: { ...headersOf('administrator'), ...stranger, 'next-action': ids.get(line.action) ?? 'none' },
        body: JSON.stringify([line.input(target)]),
      })
      expect(status, JSON.stringify(stranger)).toBe(403)
    }
    expect(await writes.since()).toEqual([])
  })
})

describe('an address that names nothing', () => {
  const withPlaces = globSync('app/(crm)/**/page.tsx')
    .map((file) =>
      file
        .replace(/^app/, '')
        .replace(/\/\([^)]+\)/g, '')
        .replace(/\/page\.tsx$/, ''),
    )
    .filter((address) => address.includes('['))
  it.each(withPlaces)('is not found at %s', async (address) => {
    for (const nothing of ['none-such', '0', '-1', '9'.repeat(30), "1'--", 'ext:', '%00']) {
      const path = address.replace(/\[[^\]]+\]/g, nothing)
      const { status } = await server.ask(path, { headers: headersOf('administrator') })
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(status, path).toBeLessThan(500)
    }
  })
})

describe('what somebody wrote into a record', () => {
  const payload = `<script>alert(1)</script><img src=x onerror=alert(2)>'"--;`
  it('stands in list and card as text, and is no part of the page', async () => {
    const ctx = await company.contextAs('sales')
    const { id } = await createCustomer(ctx, {
      name: payload,
      industry: payload,
      tags: [payload.replace(';', '')],
      address: payload,
    })
    for (const path of ['/customers?limit=200', `/customers/${id}`, `/customers?q=${encodeURIComponent(payload)}`]) {
      const html = await (await server.ask(path, { headers: headersOf('sales') })).text()
      expect(html, path).toContain('alert(1)')
      expectNoMarkup(html, path)
    }
  })

  it('stands on the pages of the customer, the case and the waybill as text, whichever record it is of', async () => {
    const { paths, told } = await writeEverywhere(await company.contextAs('service'))
    for (const [page, path] of Object.entries(paths)) {
      const response = await server.ask(path, { headers: headersOf('service') })
      const html = await response.text()
      expect(response.status, path).toBe(200)
      for (const field of told[page as keyof typeof told]) expect(html, `${field} at ${path}`).toContain(markOf(field))
      expectNoMarkup(html, path)
    }
  })

  function expectNoMarkup(html: string, path: string) {
    expect(html, path).not.toContain('<script>alert')
    expect(html, path).not.toContain('<img src=x')
  }

  const markOf = (field: string) => `alert(/${field}/)`
  const hostile = (field: string) =>
    `<script>${markOf(field)}</script><img src=x onerror=${markOf(field)}>'"); drop table customer; --`

  /** One of each record that somebody writes text into; `told` are the texts that each page shows. */
  async function writeEverywhere(ctx: Context) {
    const { id } = await createCustomer(ctx, { name: hostile('customer') })
    const customer = { customer_id: String(id) }
    const contact = await createContact(ctx, { ...customer, name: hostile('contact'), title: hostile('title') })
    await createInteraction(ctx, {
      ...{ ...customer, contact_id: contact.id, channel: 'call', direction: 'outbound' },
      ...{ purpose: hostile('purpose'), heard: hostile('heard'), answered: hostile('answered'), result: hostile('result') },
    })
    await createTask(ctx, { ...customer, title: hostile('task'), note: hostile('note') })
    await putFact(ctx, { id }, 'stated_need', { value: hostile('fact'), source: hostile('source') })
    const waybillNo = 'YKHOSTILE1'
    await ctx.db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, outlet_id, currency, status, stated_status)
      values (${waybillNo}, ${id}, now(), current_date, ${company.outlets.shounan}, 'CNY', 'in_transit', 'in_transit')`)
    const occurred = {
      occurred_at: ctx.now.toISOString(),
      provider: hostile('provider').slice(0, 100),
      code: hostile('code').slice(0, 100),
    }
    await createTrackingEvents(ctx, [{ ...occurred, waybill_no: waybillNo, text: hostile('event') }])
    const opened = await createCase(ctx, {
      ...{ ...customer, type: 'complaint', channel: 'hotline', opened_at: ctx.now.toISOString(), waybill_no: waybillNo },
      ...{ subject: hostile('subject'), description: hostile('description'), caller_name: hostile('caller') },
    })
    return {
      paths: { customer: `/customers/${id}`, case: `/cases/${opened.id}`, waybill: `/waybills/${waybillNo}` },
      told: {
        customer: ['customer', 'title', 'purpose', 'heard', 'answered', 'result', 'task', 'fact', 'subject'],
        case: ['customer', 'subject', 'description', 'event'],
        waybill: ['customer', 'subject', 'event'],
      },
    }
  }
})

describe('the headers of a page', () => {
  const pages = ['/sign-in', '/customers'] as const
  const ask = (path: string) => server.ask(path, path === '/sign-in' ? {} : { headers: headersOf('administrator') })
  const nonceOf = (response: Response) =>
    /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? 'none'

  it.each(pages)('let %s run and load only what is its own, stand in no frame and be kept by nobody', async (path) => {
    const response = await ask(path)
    const nonce = nonceOf(response)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'self'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "object-src 'none'",
      `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
      "style-src-attr 'unsafe-inline'",
      `style-src-elem 'self' 'nonce-${nonce}'`,
    ])
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  })

  it.each(pages)('have a new nonce at each request of %s, which every script of the page carries', async (path) => {
    const nonces: string[] = []
    for (let time = 0; time < 3; time += 1) {
      const response = await ask(path)
      const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? []
      const nonce = nonceOf(response)
      expect(scripts.length).toBeGreaterThan(0)
      for (const script of scripts) expect(script).toContain(` nonce="${nonce}"`)
      expect(atob(nonce)).toMatch(/^[0-9a-f-]{36}$/)
      nonces.push(nonce)
    }
    expect(new Set(nonces).size).toBe(3)
  })
})

describe('guesses at a password', () => {
  it('are counted by the address of the connection, whatever the caller writes into a header', async () => {
    const found: string[] = []
    for (let guess = 1; guess <= 12; guess += 1) found.push(await guessOnce(`9.9.9.${guess}`))
    expect(found.slice(0, 10).every((text) => text.includes('CredentialsSignin'))).toBe(true)
    expect(found.slice(10).every((text) => text.includes('rate_limited'))).toBe(true)
  })

  async function guessOnce(address: string): Promise<string> {
    const form = await server.ask('/api/auth/csrf')
    const { csrfToken } = await form.json()
    const cookie = form.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    const response = await server.ask('/api/auth/callback/credentials', {
      method: 'POST',
      headers: { cookie, 'x-forwarded-for': address, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken, email: company.users.sales.email, password: 'no such thing', json: 'true' }),
    })
    return `${response.headers.get('location') ?? ''} ${await response.text()}`
  }
})
