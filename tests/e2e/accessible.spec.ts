import { expect, rows, seriousFindings, test } from './support/app.ts'
import { plainPages } from './support/pages.ts'

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

for (const theme of ['light', 'dark'] as const) {
  for (const [name, viewport] of Object.entries(sizes)) {
    test(`axe finds nothing serious: ${theme}, ${name}`, async ({ page, context, baseURL, signInAs }) => {
      test.setTimeout(900_000) // every page and some popups, each looked through whole
      await page.setViewportSize(viewport)
      await context.addCookies([{ name: 'yike_theme', value: theme, url: baseURL ?? '' }])
      await page.goto('/sign-in')
      expect(await seriousFindings(page)).toEqual([])

      await signInAs('administrator')
      const card = (await page.locator('[data-row-link]').first().getAttribute('href')) ?? ''
      const pages = [
        ...plainPages,
        '/customers?abc=A',
        '/customers?q=zzzzzz',
        '/customers?cursor=x',
        '/customers?abc=A&view=abc_a',
        card,
        '/customers/999999999',
      ]
      for (const path of pages) {
        await page.goto(path, { waitUntil: 'networkidle' })
        expect(await seriousFindings(page), path).toEqual([])
      }
      await page.goto('/customers?wrong=1')
      await expect(rows(page).first()).toBeVisible()
      for (const popup of ['filter-abc', 'views', 'sort', 'columns', 'export', 'account']) {
        await page.locator(`[popovertarget=${popup}]`).click()
        await expect(page.locator(`#${popup}`)).toBeVisible()
        expect(await seriousFindings(page), popup).toEqual([])
        await page.keyboard.press('Escape')
      }
    })
  }
}

test('on a phone nothing is wider than the screen', async ({ page, signInAs }) => {
  test.setTimeout(600_000)
  await page.setViewportSize(sizes.phone)
  await signInAs('administrator')
  const card = (await page.locator('[data-row-link]').first().getAttribute('href')) ?? ''
  for (const path of [...plainPages, card]) {
    await page.goto(path, { waitUntil: 'networkidle' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(sizes.phone.width)
  }
})
