import type { Locator } from '@playwright/test'
import { expect, rows, seriousFindings, signIn, signInOf, test } from './support/app.ts'

/** The customer of a row: what was done about it stands below its name. */
const nameOf = async (row: Locator) => (await row.locator('[data-row-link]').innerText()).split('\n')[0] ?? ''

test('a manager sees why customers sleep and what is at stake, hands one out, and lets another be', async ({ page }) => {
  await signIn(page, signInOf('sales_manager'))
  await expect(page).toHaveURL(/\/today/)
  await page.goto('/analysis/sleepers')
  await expect(page.getByRole('heading', { name: '沉睡客户', exact: true })).toBeVisible()
  await expect(page.getByText(/户在睡，走前一年收入/)).toBeVisible()
  await expect(page.getByRole('link', { name: '流失与挽回' }).last()).toHaveAttribute('href', '/analysis/lost')
  // The page of the scheme counts the lost as asleep too.
  await expect(page.getByText(/这里只列还没流失的/).getByRole('link')).toHaveAttribute('href', '/analysis/dormancy')
  // What narrows the list is not called as what is done with a row.
  await expect(page.getByRole('button', { name: '是否已派发', exact: true })).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])

  await page.goto('/analysis/sleepers?worth=worth&handed_out=false&seen=false')
  const bar = page.getByRole('region', { name: '已选择的行' })
  const dialog = page.getByRole('dialog')
  const name = await nameOf(rows(page).first())
  await rows(page).first().getByRole('checkbox').check()
  await bar.getByRole('button', { name: '派发' }).click()
  await expect(dialog.getByText(/留空则按状态：瞌睡 3、半睡 5、沉睡 10 个工作日/)).toBeVisible()
  await dialog.getByRole('button', { name: '派发' }).click()
  await expect(page.getByText('已派发 1 户')).toBeVisible()
  await expect(rows(page).filter({ hasText: name })).toHaveCount(0)

  const other = await nameOf(rows(page).first())
  await rows(page).first().getByRole('checkbox').check()
  await bar.getByRole('button', { name: '已知悉' }).click()
  await dialog.getByRole('button', { name: '已知悉' }).click()
  await expect(page.getByText('已标 1 户为已知悉')).toBeVisible()

  await page.goto('/analysis/sleepers?seen=true')
  await rows(page).filter({ hasText: other }).locator('[data-row-link]').click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  await expect(page.getByText(/未发）：.*走前一年收入/)).toBeVisible()
})
