import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import { z } from 'zod'
import type { RoleKey } from '#lib/platform/org/roles'
import { listening } from './listening.ts'

const signInsSchema = z.array(z.object({ email: z.string(), password: z.string(), name: z.string(), role: z.string() }))
export type SignIn = z.infer<typeof signInsSchema>[number]

/** How somebody of a role signs in to the demo company. */
export function signInOf(role: RoleKey): SignIn {
  const file = process.env['YIKE_E2E_SIGN_INS']
  if (file === undefined) throw new Error('YIKE_E2E_SIGN_INS names no file: run through playwright.config.ts')
  const found = signInsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).find((each) => each.role === role)
  if (found === undefined) throw new Error(`the demo has no ${role}`)
  return found
}

/** Fills in the sign-in screen and waits for the list of customers. */
export async function signIn(page: Page, { email, password }: Pick<SignIn, 'email' | 'password'>): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill(password)
  await page.locator('[type=submit]').click()
}

interface Fixtures {
  /** Signs in as the person of a role and waits for the list. */
  signInAs: (role: RoleKey) => Promise<SignIn>
}

export const test = base.extend<Fixtures>({
  page: ({ page }, use) => use(listening(page)),
  signInAs: async ({ page }, use) => {
    await use(async (role) => {
      const who = signInOf(role)
      await signIn(page, who)
      await expect(page).toHaveURL(/\/today/)
      await page.goto('/customers')
      await expect(rows(page).first()).toBeVisible()
      return who
    })
  },
})

export { elsewhere } from './listening.ts'
export { expect }

/** The rows of a list. */
export const rows = (page: Page) => page.locator('[data-row]')

/** The links that open the rows, in their order. */
export const rowLinks = (page: Page) => page.locator('[data-row] [data-row-link]')

/** Ids of the rows that are shown. */
export async function shownIds(page: Page): Promise<string[]> {
  return rows(page).evaluateAll((found) => found.map((row) => row.getAttribute('data-row') ?? ''))
}

/** The cells of a column, by the words of its heading. */
export async function cellsUnder(page: Page, heading: string): Promise<string[]> {
  const headings = await page.locator('thead th').allInnerTexts()
  const place = headings.findIndex((text) => text.trim() === heading)
  expect(place, `a column ${heading} among ${headings.join(', ')}`).toBeGreaterThanOrEqual(0)
  return rows(page)
    .locator(`td:nth-child(${place + 1})`)
    .allInnerTexts()
}

/** Chooses a value of a filter in the bar. */
export async function filterBy(page: Page, filter: string, value: string): Promise<void> {
  await page.getByRole('button', { name: filter, exact: true }).click()
  await page.locator('[popover]:popover-open').getByRole('link', { name: value, exact: true }).click()
}

/** Answers what axe finds on the page that is serious or critical. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // While a page is refreshed its title is briefly taken out and put back.
  await expect(page).toHaveTitle(/\S/)
  // No page has frames: looked through where it stands, without a blank page for each to sum up in, and without what passed.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}
