import { expect, rows, seriousFindings, signIn, signInOf, test } from './support/app.ts'

test('a manager sees why customers leave, says why one did, and notes an attempt to win it back', async ({ page }) => {
  await signIn(page, signInOf('sales_manager'))
  await expect(page).toHaveURL(/\/today/)
  await page.goto('/analysis/lost')
  await expect(page.getByRole('heading', { name: '客户为什么走' })).toBeVisible()
  await expect(page.getByText(/流失过 [\d,]+ 户次，其中 [\d,]+ 户次已回流/)).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])

  await page.goto('/analysis/lost?state=unrecorded')
  const name = await rows(page).first().getByRole('link').first().innerText()
  await rows(page).first().getByRole('link').first().click()
  await expect(page).toHaveURL(/\/customers\/\d+\/loss/)
  await expect(page.getByText(/最后一次发货/)).toBeVisible()
  await page.getByLabel('原因').selectOption({ label: '时效' })
  await page.getByLabel('转去哪家').fill('本地专线')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText(/登记于/)).toBeVisible()

  await page.getByText('拜访', { exact: true }).click()
  await page.getByText('考虑中', { exact: true }).click()
  await page.getByLabel('花费（元）').fill('十块')
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByLabel('花费（元）')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('花费（元）').fill('88.50')
  await page.getByRole('button', { name: '记下' }).click()
  const attempt = page.getByRole('listitem').filter({ hasText: '考虑中' })
  await expect(attempt).toContainText('88.50')
  expect(await seriousFindings(page)).toEqual([])

  await page.getByRole('link', { name }).first().click()
  await expect(page).toHaveURL(/\/customers\/\d+$/)
  // The card says so first of all.
  await expect(page.getByRole('region', { name: '现在要注意' })).toContainText('已流失：时效，已尝试挽回 1 次')
})

test('how long customers stay, how many of the year before still do, and by which groups that differs', async ({ page }) => {
  await signIn(page, signInOf('executive'))
  await expect(page).toHaveURL(/\/today/)
  await page.goto('/analysis/retention')
  await expect(page.getByRole('heading', { level: 1, name: '留存与流失' })).toBeVisible()
  await expect(page.getByText(/^去年同期 ?\d+ ?个月有 ?[\d,]+ 户发货.*近 ?\d+ ?个月仍在发货/)).toBeVisible()
  const curve = page.getByRole('figure').filter({ has: page.getByRole('heading', { name: '客户留多久' }) })
  await expect(curve).toContainText(/观察的 ?[\d,]+ 户中/)
  await expect(curve.locator('.recharts-line-curve').first()).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])

  const groups = page.getByRole('figure').filter({ has: page.getByRole('heading', { name: '哪些客户留得久' }) })
  await groups.getByRole('button', { name: '分组', exact: true }).click()
  await page.locator('[popover]:popover-open').getByRole('link', { name: '客户类型', exact: true }).click()
  await expect(page).toHaveURL(/by=kind/)
  await expect(groups).toContainText('客户类型')
  await expect(groups.getByRole('rowheader').first()).toBeVisible()

  await page.locator('a[href*="churned=true"]').first().click()
  await expect(page).toHaveURL(/\/customers\?churned=true/)
  await expect(rows(page).first()).toBeVisible()
})
