import type { Page } from '@playwright/test'
import { cellsUnder, elsewhere, expect, seriousFindings, signIn, signInOf, test } from './support/app.ts'

const phone = { width: 390, height: 844 }
const reason = '整件丢失，发票八百元，网点已认责'

/** A case of its own, of a customer to whom no other journey pays anything: what one customer had of late adds up. The others begin with the first row. */
async function openCase(page: Page): Promise<string> {
  await page.goto('/cases')
  const customers = await cellsUnder(page, '客户')
  const numbers = await cellsUnder(page, '运单号')
  const waybill = numbers.findLast((text, row) => text.startsWith('HY') && customers[row] !== customers[0])
  if (waybill === undefined) throw new Error('The queue has waybills of one customer only.')
  await page.goto('/cases/new')
  await page.getByLabel('运单号').fill(waybill)
  await expect(page.getByText('来自运单')).toBeVisible()
  await page.getByLabel('问题分类').selectOption({ label: '整件丢失' })
  await page.getByLabel('来电号码').fill('13700246813')
  await page.getByLabel('经过与诉求').fill('客户要求赔付')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '整件丢失' })).toBeVisible()
  return page.url().replace(/\?.*/, '')
}

test('a compensation above one’s limit: asked for at the desk, approved from a phone, paid by whoever asked', async ({
  page,
  browser,
  signInAs,
}) => {
  test.slow() // two people
  await signInAs('service')
  const address = await openCase(page)
  const deeds = page.getByRole('navigation', { name: '处理' })
  await deeds.getByRole('link', { name: '申请赔付', exact: true }).click()
  const form = page.getByRole('region', { name: '申请赔付', exact: true })
  await form.getByLabel('赔付金额').fill('800')
  await form.getByLabel('申请理由').fill(reason)
  await form.getByRole('button', { name: '申请赔付', exact: true }).click()
  await expect(page.getByText('赔付 ¥800.00 待批：郑晓燕')).toBeVisible()
  // Until it is decided nothing is paid or solved, nor asked for again.
  await expect(deeds.getByRole('link', { name: '解决', exact: true })).toHaveCount(0)
  await expect(deeds.getByRole('link', { name: '申请赔付', exact: true })).toHaveCount(0)

  const manager = await elsewhere(browser, { viewport: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await signIn(manager, signInOf('service_manager'))
  await manager.waitForURL(/\/today/)
  await manager.goto('/approvals')
  const request = manager.getByRole('listitem').filter({ hasText: reason })
  await expect(request).toContainText('¥800.00')
  // What is signed can be read where it is signed.
  await expect(request.getByRole('region', { name: '工单内容' })).toContainText('客户要求赔付')
  await expect(request.getByRole('link', { name: /^GD\d+$/ })).toHaveAttribute('href', /\/cases\/\d+/)
  expect(await seriousFindings(manager)).toEqual([])
  // A refusal asks why; one thinks better of it.
  await request.getByRole('button', { name: '驳回' }).click()
  await request.getByRole('button', { name: '确认驳回' }).click()
  await expect(request.getByText('请填写原因')).toBeVisible()
  await request.getByRole('button', { name: '取消' }).click()
  await request.getByRole('button', { name: '同意' }).click()
  await expect(request).toHaveCount(0)
  await manager.goto('/approvals?tab=decided')
  await expect(manager.getByRole('listitem').filter({ hasText: reason })).toContainText('已同意')
  await manager.close()

  await page.goto('/approvals?tab=asked')
  await expect(page.getByRole('listitem').filter({ hasText: reason })).toContainText('已同意')
  await page.getByRole('listitem').filter({ hasText: reason }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/approvals\/\d+/)
  await expect(page.getByText(reason)).toBeVisible()
  await page.goto('/notifications')
  await expect(page.getByRole('heading', { level: 1, name: '通知' })).toBeVisible()
  await expect(page.getByText(/同意了您的赔付申请/).first()).toBeVisible()
  await page.goto(address)
  await expect(page.getByText('赔付 ¥800.00 已由 郑晓燕 批准')).toBeVisible()
  // Another amount than was approved is asked about with both amounts; the history tells the whole way.
  await deeds.getByRole('link', { name: '解决', exact: true }).click()
  const solving = page.getByRole('region', { name: '解决', exact: true })
  await expect(solving.getByLabel('赔付（元）')).toHaveValue('800.00')
  await solving.getByLabel('根本原因').selectOption({ index: 1 })
  await solving.getByLabel('处理结果').fill('协商后少赔一百')
  await solving.getByLabel('赔付（元）').fill('700')
  await solving.getByRole('button', { name: '解决', exact: true }).click()
  await expect(solving.getByText('批准的是 ¥800.00，这里填的是 ¥700.00：请确认，或改回批准的金额')).toBeVisible()
  await solving.getByLabel('批准的是 ¥800.00，这里填的是 ¥700.00。确认按 ¥700.00 赔付').check()
  await solving.getByRole('button', { name: '解决', exact: true }).click()
  await expect(page.getByText('赔付 ¥700.00（批准 ¥800.00）')).toBeVisible()
  await expect(page.getByText('批准赔付 ¥800.00')).toBeVisible()
  await expect(page.getByText('申请赔付 ¥800.00')).toBeVisible()
})
