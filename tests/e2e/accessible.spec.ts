import { themeCookie } from '#components/shell/preferences'
import type { RoleKey } from '#lib/platform/org/roles'
import { expect, rows, seriousFindings, test } from './support/app.ts'
import { sizes, themes } from './support/looks.ts'
import { visitEveryPage } from './support/pages.ts'

/** What an administrator has no link to, or not at every hour: the page of a bulk change that is under way, a case for the outlet that was asked, a note of one's own, an import, of which
 * the demo has none, a report, which is its owner's alone, and a request, which comes to the administrator only when others let their time pass. */
const lookedAtElsewhere = [
  '/customers/bulk/[id]',
  '/cases/handed/[id]',
  '/customers/[id]/log/[entry]',
  '/imports/[id]',
  '/reports/[id]',
  '/approvals/[id]',
]
/** For whom the demo's requests wait, sooner or later. */
const deciders: readonly RoleKey[] = ['executive', 'administrator']
/** Whose homes differ; the last is whom cases are handed to. */
const homes: readonly RoleKey[] = ['sales', 'sales_manager', 'service', 'service_manager', 'claims', 'executive', 'outlet']

// The longest of all runs: each look may go to whichever worker is free.
test.describe.configure({ mode: 'parallel' })

for (const theme of themes) {
  for (const [name, viewport] of Object.entries(sizes)) {
    test(`axe finds nothing serious, and nothing is wider than the screen: ${theme}, ${name}`, async ({
      page,
      context,
      baseURL,
      signInAs,
    }) => {
      test.setTimeout(1_800_000) // every page and some popups, each looked through whole
      await page.setViewportSize(viewport)
      await context.addCookies([{ name: themeCookie, value: theme, url: baseURL ?? '' }])
      await page.goto('/sign-in')
      expect(await seriousFindings(page)).toEqual([])

      await signInAs('administrator')
      const look = async (path: string) => {
        expect(await seriousFindings(page), path).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(viewport.width)
      }
      const others = [
        '/customers?abc=A',
        '/customers?q=zzzzzz',
        '/customers?cursor=x',
        '/customers?abc=A&view=abc_a',
        '/customers/999999999',
      ]
      const unreached = await visitEveryPage(page, look, others)
      expect(unreached.filter((address) => !lookedAtElsewhere.includes(address))).toEqual([])
      await page.goto('/customers?wrong=1')
      await expect(rows(page).first()).toBeVisible()
      for (const popup of ['filter-abc', 'views', 'sort', 'columns', 'export', 'account']) {
        await page.locator(`[popovertarget=${popup}]`).click()
        await expect(page.locator(`#${popup}`)).toBeVisible()
        expect(await seriousFindings(page), popup).toEqual([])
        await page.keyboard.press('Escape')
      }
      const becomes = async (role: RoleKey) => {
        await context.clearCookies({ name: /session/ })
        await signInAs(role)
      }
      for (const role of homes) {
        await becomes(role)
        await page.goto('/today', { waitUntil: 'networkidle' })
        expect(await seriousFindings(page), `the home of ${role}`).toEqual([])
      }
      await page.goto('/cases/handed', { waitUntil: 'networkidle' })
      await page.locator('a[href^="/cases/handed/"]').first().click()
      await expect(page).toHaveURL(/\/cases\/handed\/\d+/)
      expect(await seriousFindings(page), 'a case that was handed to an outlet').toEqual([])
      const requests = page.locator('li a[href^="/approvals/"]')
      for (const role of deciders) {
        await becomes(role)
        await page.goto('/approvals', { waitUntil: 'networkidle' })
        if ((await requests.count()) > 0) break
      }
      await requests.first().click()
      await expect(page).toHaveURL(/\/approvals\/\d+/)
      expect(await seriousFindings(page), 'a request that waits').toEqual([])
      await becomes('executive')
      await page.goto('/reports', { waitUntil: 'networkidle' })
      await page.locator('a[href^="/reports/"]').first().click()
      await expect(page).toHaveURL(/\/reports\/\d+/)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await seriousFindings(page), 'a report of one’s own').toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    })
  }
}
