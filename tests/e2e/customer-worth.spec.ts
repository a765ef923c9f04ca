import type { Page } from '@playwright/test'
import type { RoleKey } from '#lib/platform/org/roles'
import { expect, rows, seriousFindings, signIn, signInOf, test } from './support/app.ts'

async function enter(page: Page, role: RoleKey): Promise<void> {
  await signIn(page, signInOf(role))
  await expect(page).toHaveURL(/\/today/)
}

test('the values of the year: together, by customer either way, and as on the card', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/year-value')
  await expect(page.getByRole('heading', { level: 1, name: '当年价值' })).toBeVisible()
  await expect(page.getByRole('region', { name: '合计' })).toContainText(/占收入 -?\d/)
  await expect(rows(page).first()).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('link', { name: '最低在前' }).click()
  await expect(page).toHaveURL(/sort=value/)
  await expect(rows(page).first()).toContainText('-')
  await rows(page).first().locator('[data-row-link]').click()
  await expect(page.getByRole('heading', { name: '当年价值' })).toBeVisible()
})

test('what customers are worth: this year beside their lifetime, prospects by what they say', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/worth')
  await expect(page.getByRole('heading', { level: 1, name: '当年与终身价值' })).toBeVisible()
  await expect(rows(page).first()).toContainText('%')
  // Who is new stands apart, and beside the others only where one asks for all.
  await page.getByRole('link', { name: '看新客户' }).click()
  await expect(page).toHaveURL(/known=new/)
  await expect(rows(page).first()).toContainText('新客户，估计不稳')
  await page.getByRole('link', { name: '只看已稳定的客户' }).click()
  await expect(page).not.toHaveURL(/known=/)
  await expect(rows(page).filter({ hasText: '新客户，估计不稳' })).toHaveCount(0)
  await page.goto('/analysis/worth?potential=true')
  await expect(rows(page).first()).toContainText(/推算：所述每月 [\d,]+ 件/)
  await page.goto('/analysis/worth?sort=-lifetime')
  await rows(page).first().locator('[data-row-link]').click()
  await expect(page.getByText('留存概率').first()).toBeVisible()
})

test('a budget of hours says whom it pays to keep, and who needs none of it', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/keeping')
  await page.getByLabel('预算工时').fill('10')
  await page.getByRole('button', { name: '分配' }).click()
  await expect(page).toHaveURL(/hours=10/)
  // In a small company there may be nobody whom it pays to keep; that is said, too.
  await expect(page.getByText(/预算 10 小时、每户 [\d.]+ 小时，本轮可做 \d+ 户|没有值得投入的客户/)).toBeVisible()
  const safe = page.getByRole('link', { name: /^\d+ 户$/ }).and(page.locator('a[href*="keeping=safe"]'))
  const count = Number((await safe.innerText()).replaceAll(/\D/g, ''))
  await safe.click()
  await expect(page).toHaveURL(/hours=10.*keeping=safe/)
  await expect(rows(page)).toHaveCount(Math.min(count, 50))
})

test('a change of value says why and what to do, and becomes a task in one tap', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/value-change?handed_out=false')
  await expect(page.getByText('掉量看最近四周的票量')).toBeVisible()
  const row = rows(page)
    .filter({ has: page.getByRole('button', { name: /建待办/ }) })
    .first()
  const name = await row.locator('[data-row-link]').innerText()
  await row.getByRole('button', { name: /建待办/ }).click()
  await expect(rows(page).filter({ hasText: name })).toHaveCount(0)
  await page.goto('/analysis/value-change?handed_out=true')
  await expect(rows(page).filter({ hasText: name })).toContainText('待办已派发')
})

test('true profit shows who only seems profitable', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/profit')
  await expect(page.getByRole('heading', { level: 1, name: '真实利润' })).toBeVisible()
  await page
    .getByRole('link', { name: /^\d+ 户$/ })
    .first()
    .click()
  await expect(page).toHaveURL(/look=turned/)
  await expect(rows(page).first()).toContainText('看似赚钱其实不赚')
})

test('a run of lifetime value says how good its model is', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/lifetime-value')
  await expect(page.getByRole('heading', { name: '模型说了什么' })).toBeVisible()
  await expect(page.getByText(/(模型更准|照旧法更准|两者一样)：/)).toBeVisible()
  await expect(page.getByText('留存概率按构造就是 100%')).toBeVisible()
})
