import type { Page } from '@playwright/test'
import { expect, rows, seriousFindings, signIn, signInOf, test } from './support/app.ts'

const asAdministrator = async (page: Page) => {
  await signIn(page, signInOf('administrator'))
  await expect(page).toHaveURL(/\/today/)
}

test('a cell of a matrix is changed after it is seen whom that moves, and the printed table is put back', async ({ page }) => {
  await asAdministrator(page)
  await page.goto('/analysis/relationship')
  await expect(page.getByRole('heading', { level: 1, name: '两张矩阵' })).toBeVisible()
  const scale = page.getByRole('region', { name: '交易规模 × 边际利润' })
  await expect(scale.locator('td')).toHaveCount(12)
  await expect(page.getByRole('region', { name: '客户数目 × 边际利润' }).locator('td')).toHaveCount(9)
  expect(await seriousFindings(page)).toEqual([])

  // A cell that holds somebody, so that the change moves somebody.
  const cell = scale
    .locator('td')
    .filter({ has: page.getByRole('link', { name: /户/ }) })
    .first()
  await cell.getByRole('link', { name: '修改' }).click()
  const form = page.getByRole('region', { name: '修改矩阵' })
  await form.getByLabel('联系深度').selectOption({ index: 2 })
  await form.getByRole('button', { name: '先看谁会变动' }).click()
  await expect(form.getByRole('status')).toContainText(/\d+ 户|没有客户/)
  await form.getByRole('button', { name: '保存并重新计算' }).click()
  // Both matrices are worked out anew in the background.
  await expect(async () => {
    await page.goto('/analysis/relationship')
    await expect(page.getByText('已改，与原设定不同')).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  await page.getByRole('button', { name: '恢复原设定' }).click()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('已改，与原设定不同')).toHaveCount(0, { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
})

test('a cell leads to its own customers, whose level is accepted, undone, and decided otherwise with a reason', async ({
  page,
}) => {
  await asAdministrator(page)
  await page.goto('/analysis/relationship')
  const link = page.getByRole('region', { name: '客户数目 × 边际利润' }).getByRole('link', { name: /户/ }).first()
  const count = Number((await link.innerText()).replaceAll(/.*，|\D/g, ''))
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: '客户的关系层次' })).toBeVisible()
  await expect(rows(page)).toHaveCount(Math.min(count, 50))
  expect(await seriousFindings(page)).toEqual([])

  await page.goto('/analysis/relationship/customers?standing=undecided&level=partnership')
  const first = rows(page).first()
  const name = await first.getByRole('link').first().innerText()
  await first.getByRole('checkbox').check()
  await page.getByRole('button', { name: '接受建议' }).click()
  await expect(page.getByText('已接受 1 户的建议。')).toBeVisible()
  await expect(rows(page).first().getByRole('link').first()).not.toHaveText(name)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('已撤销 1 户。')).toBeVisible()
  await expect(rows(page).first().getByRole('link').first()).toHaveText(name)

  await rows(page)
    .first()
    .getByRole('link', { name: `为 ${name} 另定层次` })
    .click()
  const panel = page.locator('#relationship-level')
  await expect(panel).toContainText('建议伙伴式')
  await panel.getByRole('button', { name: '另定层次' }).click()
  await panel.getByLabel('关系层次').selectOption('proactive')
  await panel.getByLabel('原因').fill('老板换人，暂缓')
  await panel.getByRole('button', { name: '保存' }).click()
  await expect(panel).toContainText('走到主动式')
  await panel.getByRole('button', { name: '撤回决定' }).click()
  await expect(panel).toContainText('还没有人决定')
  await panel.getByRole('link', { name: '回到清单' }).click()
  await expect(page).toHaveURL(/\/analysis\/relationship\/customers\?.*level=partnership/)
})

test('a month of the upgrade path leads to the changes that it counts', async ({ page }) => {
  await asAdministrator(page)
  await page.goto('/analysis/upgrade')
  const months = page.getByRole('figure').filter({ has: page.getByRole('heading', { name: '每月升级与降级' }) })
  await months.getByText('看表格').click()
  await months.getByRole('rowheader').last().getByRole('link').click()
  await expect(page).toHaveURL(/\/analysis\/upgrade\/moves\?month=/)
  await expect(page.getByRole('heading', { level: 1, name: '阶段变动' })).toBeVisible()
  await page.getByRole('link', { name: '回到升级路径' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '升级路径' })).toBeVisible()
})

test('the upgrade path says who is stalled and hands one of them out', async ({ page }) => {
  await asAdministrator(page)
  await page.goto('/analysis/upgrade')
  await expect(page.getByRole('heading', { level: 1, name: '升级路径' })).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await page
    .getByRole('link', { name: /起的季度/ })
    .last()
    .click()
  await expect(page).toHaveURL(/cohort=/)
  await expect(rows(page).first()).toBeVisible()
  await page.getByRole('link', { name: '回到停住的客户' }).click()
  await expect(page).not.toHaveURL(/cohort=/)
  // The address changes before the rows do.
  await expect(page.getByRole('link', { name: '回到停住的客户' })).toBeHidden()
  await page.waitForLoadState('networkidle')
  const first = rows(page).first()
  await first.getByRole('link').first().waitFor()
  const href = (await first.getByRole('link').first().getAttribute('href')) ?? ''
  // Whoever leaves before it is answered takes the deed away with the page.
  const handedOut = page.waitForResponse((response) => response.request().method() === 'POST')
  await first.getByRole('button', { name: /派任务/ }).click()
  await handedOut
  await page.goto(href)
  await expect(page.getByText(/推进到固定|可以升级到固定/).first()).toBeVisible()
})
