import { globSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCustomer } from '#lib/records/customers/service'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { signInAll } from './screen-callers.ts'
import { builtActions } from './screen-doors.ts'
import type { ScreenServer } from './screen-server.ts'
import { startScreenServer } from './screen-server.ts'
import { actionLines } from './screens/all.ts'
import type { Target } from './world.ts'
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
      expect(html, path).not.toContain('<script>alert')
      expect(html, path).not.toContain('<img src=x')
    }
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
