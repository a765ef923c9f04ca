import type { Locator } from '@playwright/test'
import { expect, filterBy, test } from './support/app.ts'

// What a table is for stays on the screen of a phone, and what is of the whole company is told from what is one's own.

/** How much of a table lies beyond the edge, in pixels. */
const beyond = (table: Locator) => table.evaluate((element) => element.scrollWidth - element.clientWidth)

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('alarms of concentration show their share, and quarters of the upgrade path how many became loyal', async ({
    page,
    signInAs,
  }) => {
    await signInAs('executive')
    await page.goto('/analysis/concentration')
    const alarms = page.getByRole('region', { name: '单一客户预警' })
    await expect(alarms.getByRole('columnheader', { name: '占收入' })).toBeVisible()
    await expect(alarms.getByRole('row').nth(1).getByText(/\d%/).first()).toBeVisible()
    expect(await beyond(alarms)).toBe(0)

    await page.goto('/analysis/upgrade')
    const quarters = page.getByRole('region', { name: '每季新客户后来走到哪里' })
    await expect(quarters.getByRole('columnheader', { name: '成为忠诚' })).toBeVisible()
    expect(await beyond(quarters)).toBe(0)
  })

  test('each figure of a card says what it is, and the workbook leads to its four questions', async ({ page, signInAs }) => {
    await signInAs('executive')
    await page.goto('/analysis/worth')
    await expect(page.locator('td.col-figure').first()).toContainText(/^终身价值/)
    await page.goto('/analysis/contact-balance')
    const gap = page.locator('td.col-figure').first().locator('.on-phone')
    await expect(gap).toBeVisible()
    await page.goto('/review')
    // The latest, which another journey may have signed by now.
    await page
      .getByRole('link', { name: /^\d{4} 年度四问$/ })
      .first()
      .click()
    const complained = page.getByRole('region', { name: '去年哪些大客户一再投诉' })
    await expect(complained.locator('[data-row]').first()).toContainText(/今年收入 ?¥/)
    const questions = page.getByRole('navigation', { name: '四个问题' }).getByRole('link')
    await expect(questions).toHaveCount(4)
    await questions.last().click()
    await expect(page.getByRole('region', { name: '客户怎样分级' })).toBeInViewport()
  })

  test('a matrix stands cell below cell, each under the name of its column', async ({ page, signInAs }) => {
    await signInAs('executive')
    await page.goto('/analysis/relationship')
    for (const name of ['交易规模 × 边际利润', '客户数目 × 边际利润']) {
      const matrix = page.getByRole('region', { name })
      expect(await beyond(matrix)).toBe(0)
      const [first, second] = await Promise.all([0, 1].map((place) => matrix.locator('td').nth(place).boundingBox()))
      expect(second?.y ?? 0).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0) - 1)
      await expect(matrix.locator('td').first()).toContainText(/^(高|中|低|负)/)
    }
  })
})

test('the head of an outlet reads whose customers are counted, and which figures are of the whole company', async ({
  page,
  signInAs,
}) => {
  await signInAs('outlet')
  await page.goto('/analysis/golden-list')
  await expect(page.getByRole('heading', { name: /^各类客户数（(本网点|所辖网点)的客户）$/ })).toBeVisible()
  await expect(page.getByText('您的客户')).toHaveCount(0)
  await expect(page.getByText(/^全公司\s*前 20% 的客户/)).toBeVisible()
  await page.goto('/analysis/clusters')
  await expect(page.getByText(/^全公司\s*规则、界限与各类的均值按全公司计算/)).toBeVisible()
})

test('whoever sees the whole company reads no such mark', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/analysis/golden-list')
  await expect(page.getByText(/^前 20% 的客户/)).toBeVisible()
})

test('drops of customers without an owner are a list of their own', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/analysis/drop')
  await filterBy(page, '客户经理', '无客户经理')
  await expect(page).toHaveURL(/owner=none/)
  await expect(page.getByRole('button', { name: /客户经理.*无客户经理/ })).toBeVisible()
})
