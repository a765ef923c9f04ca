import type { Page } from '@playwright/test'
import { expect, rowLinks, rows, shownIds, test } from './support/app.ts'

/** A page that has just come answers to no key until its script runs: a person would press again. */
async function firstPress(page: Page, key: string, answered: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await answered()
  }).toPass()
}

test('the list is walked, searched, turned and opened without a mouse, and keeps its place', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/customers?limit=25')
  await expect(rows(page)).toHaveCount(25)
  const names = await rowLinks(page).allInnerTexts()

  await firstPress(page, 'j', () => expect(rowLinks(page).nth(0)).toBeFocused({ timeout: 1_000 }))
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(rowLinks(page).nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: names[1] ?? '' })).toBeVisible()

  // Heard only when the card listens; pressed again once the next one has come, it would lead to the one after.
  const second = page.url()
  await expect(async () => {
    if (page.url() === second) await page.keyboard.press(']')
    await expect(page).not.toHaveURL(second, { timeout: 5_000 })
  }).toPass()
  await expect(page.getByRole('heading', { level: 1, name: names[2] ?? '' })).toBeVisible()
  await page.keyboard.press('[')
  await expect(page.getByRole('heading', { level: 1, name: names[1] ?? '' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rowLinks(page).nth(1)).toBeFocused()

  const first = await shownIds(page)
  await page.keyboard.press(']')
  await expect(page).toHaveURL(/cursor=/)
  await expect.poll(async () => (await shownIds(page))[0]).not.toBe(first[0])
  await page.keyboard.press('[')
  await expect.poll(() => shownIds(page)).toEqual(first)

  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('jdk')
  await expect(page).toHaveURL(/q=jdk/)
})

for (const [list, role] of [
  ['/cases', 'service_manager'],
  ['/waybills', 'executive'],
  ['/prospects', 'sales_manager'],
] as const)
  test(`${list} is walked, searched and opened without a mouse, and keeps its place`, async ({ page, signInAs }) => {
    await signInAs(role)
    await page.goto(list)
    await expect(rows(page).nth(2)).toBeVisible()
    const hrefs = await rowLinks(page).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    await firstPress(page, 'j', () => expect(rowLinks(page).nth(0)).toBeFocused({ timeout: 1_000 }))
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await expect(rowLinks(page).nth(1)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL((url) => `${url.pathname}${url.search}` === hrefs[1])
    await page.goBack()
    await expect(rowLinks(page).nth(1)).toBeFocused()
    await firstPress(page, '/', () => expect(page.getByRole('searchbox')).toBeFocused({ timeout: 1_000 }))
    await page.keyboard.type('zzzz')
    await expect(page).toHaveURL(/q=zzzz/)
    await expect(rows(page)).toHaveCount(0)
  })

test('a case is answered without a mouse', async ({ page, signInAs }) => {
  await signInAs('service_manager')
  await page.goto('/cases')
  await firstPress(page, 'j', () => expect(rowLinks(page).nth(0)).toBeFocused({ timeout: 1_000 }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/cases\/\d+/)
  const deed = page.getByRole('link', { name: '未接通', exact: true })
  await deed.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/do=attempt/)
  const note = page.getByRole('textbox', { name: '备注' })
  await note.focus()
  await page.keyboard.type('下午再拨')
  const send = page.getByRole('button', { name: '未接通', exact: true })
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(send).toBeFocused({ timeout: 100 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(page.getByText('下午再拨')).toBeVisible()
})

test('? shows the keys, Escape closes them and every popup, and the focus goes back', async ({ page, signInAs }) => {
  await signInAs('executive')
  const dialog = page.getByRole('dialog', { name: '键盘快捷键' })
  await firstPress(page, '?', () => expect(dialog).toBeVisible({ timeout: 1_000 }))
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  const filter = page.getByRole('button', { name: '等级', exact: true })
  await filter.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#filter-abc')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.locator('#filter-abc a').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('#filter-abc')).toBeHidden()
  await expect(filter).toBeFocused()
})

test('the first Tab offers to skip to the content', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/customers')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
})
