import { cellsUnder, expect, rows, test } from './support/app.ts'

test('a fact is a column, a filter and a part of the file; the view is a link @fact-filters', async ({ page, signInAs }) => {
  await signInAs('sales_manager')
  await page.goto('/customers')
  await page.getByRole('button', { name: '列', exact: true }).click()
  const columns = page.locator('#columns')
  await columns.getByText('客户信息项').click()
  await columns.getByLabel('结算习惯').check()
  await columns.getByLabel('总票量（每月，含同行）').check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: '结算习惯' })).toBeVisible()

  await page.getByRole('button', { name: '更多筛选' }).click()
  const more = page.locator('#filter-more')
  await more.getByText('客户信息项', { exact: true }).click()
  await more.getByLabel('信息项').selectOption({ label: '结算习惯' })
  await more.getByLabel('月结').check()
  await more.getByRole('button', { name: '应用' }).click()
  await expect(page).toHaveURL(/fact\.billing_habit=monthly/)
  await expect.poll(async () => new Set(await cellsUnder(page, '结算习惯'))).toEqual(new Set(['月结']))
  await expect(page.locator('.chip').filter({ hasText: '结算习惯' })).toContainText('月结')

  // The card goes from one of the filtered customers to the next, and knows nobody else.
  const names = await rows(page).locator('[data-row-link]').allInnerTexts()
  await rows(page).first().locator('[data-row-link]').click()
  await expect(page).toHaveURL(/\/customers\/\d+.*fact\.billing_habit=monthly/)
  await expect(page.getByRole('link', { name: new RegExp(names[1] ?? '没有下一位') }).first()).toBeVisible()
  await page.goBack()

  await page.getByRole('button', { name: '导出' }).click()
  const download = page.waitForEvent('download')
  await page.locator('#export').getByRole('button', { name: /CSV/ }).click()
  const stream = await (await download).createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const [titles, ...lines] = Buffer.concat(chunks).toString('utf8').replace('\ufeff', '').trimEnd().split('\n')
  expect(titles).toContain('结算习惯')
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(line).toContain('月结')

  await page.getByRole('link', { name: '取消筛选 结算习惯' }).click()
  await expect(page).not.toHaveURL(/fact\./)

  await page.goto('/customers?fact.shoe_size=44&fact.billing_habit=never')
  await expect(page.getByText('已忽略无法识别的条件：fact.billing_habit、fact.shoe_size')).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
})
