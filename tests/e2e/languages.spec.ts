import { globSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { RoleKey } from '#lib/platform/org/roles'
import { elsewhere, expect, test } from './support/app.ts'
import { signInWithRoles } from './support/colleague.ts'
import { drawAll, visitEveryPage } from './support/pages.ts'

/** What stands in place of a text that is missing: the path of its key, from the name of its file on. */
const areas = globSync('messages/en/*.json').map((file) =>
  file.replace(/^.*\/|\.json$/g, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
)
const keyOfCatalogue = new RegExp(`\\b(${areas.join('|')})\\.[a-z]+[A-Za-z_.]*\\b`)

const words = {
  繁體中文: { lang: 'zh-TW', title: '客戶', money: '近 12 個月營收', search: '搜尋' },
  English: { lang: 'en', title: 'Customers', money: 'Revenue, 12 months', search: 'Search' },
  简体中文: { lang: 'zh-CN', title: '客户', money: '近 12 个月收入', search: '搜索' },
} as const

test('the language is chosen in the account menu, holds for every page and is kept for other browsers', async ({
  page,
  browser,
}) => {
  // Somebody whom no other test signs in as: they read Chinese.
  const who = await signInWithRoles(page, ['finance'])
  for (const [name, expected] of Object.entries(words)) {
    await page.locator('[popovertarget=account]').click()
    await page.getByRole('button', { name, exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', expected.lang)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(expected.title)
    await expect(page.getByRole('columnheader', { name: expected.money })).toBeVisible()
    await expect(page.getByRole('searchbox', { name: expected.search })).toBeVisible()
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('lang', expected.lang)
  }
  await page.locator('[popovertarget=account]').click()
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')

  const other = await elsewhere(browser, { locale: 'zh-TW' })
  await other.goto('/sign-in')
  await expect(other.locator('html')).toHaveAttribute('lang', 'zh-TW')
  await other.locator('[name=email]').fill(who.email)
  await other.locator('[name=password]').fill(who.password)
  await other.locator('[type=submit]').click()
  await expect(other.locator('html')).toHaveAttribute('lang', 'en')
  await page.locator('[popovertarget=account]').click()
  await page.getByRole('button', { name: '简体中文', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})

/** Whoever has them may see every page. */
const seesAll: readonly RoleKey[] = ['administrator', 'executive', 'sales_manager', 'service_manager', 'claims', 'finance']
const phoneWidth = 390

/** The words of a page, those that it hides at this width too, without its scripts. */
const wordsOf = (page: Page) =>
  page.evaluate(() => {
    const body = document.body.cloneNode(true) as HTMLElement
    for (const each of body.querySelectorAll('script, style, template')) each.remove()
    // Text by text: the end of one sentence and the beginning of the next are no key.
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
    return texts.join('\n')
  })

test.describe('every page', () => {
  // Long, and each with somebody of its own: whichever worker is free takes one.
  test.describe.configure({ mode: 'parallel' })
  for (const [name, { title }] of Object.entries(words))
    test(`in ${name} no text is left out, and none makes a page wider than a phone`, async ({ page }) => {
      test.setTimeout(900_000)
      await signInWithRoles(page, seesAll)
      await page.setViewportSize({ width: 1_440, height: 900 })
      await page.goto('/customers')
      await page.locator('[popovertarget=account]').click()
      await page.getByRole('button', { name, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
      await page.setViewportSize({ width: phoneWidth, height: 844 })
      await visitEveryPage(
        page,
        async (path) => {
          await expect(page.getByRole('heading').first(), path).toBeVisible()
          await drawAll(page)
          expect(await wordsOf(page), path).not.toMatch(keyOfCatalogue)
          expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(phoneWidth)
        },
        ['/customers?q=zzzzzz&abc=A', '/customers?cursor=x'],
      )
    })
})
