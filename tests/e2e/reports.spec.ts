import { expect, signInOf, test } from './support/app.ts'

test('a report of a dashboard is set up from it with its filters, sent now, its file is there, it pauses, changes, and is deleted and had back', async ({
  page,
  signInAs,
}) => {
  test.slow() // it waits for the minute in which reports go out
  await signInAs('executive')
  await page.goto('/dashboards/manager?period=quarter')
  await page.getByRole('link', { name: '定时报告', exact: true }).last().click()
  await expect(page).toHaveURL(/\/reports\?.*dashboard=manager/)
  // The page is chosen already, with what narrowed it.
  await expect(page.getByLabel('内容')).toHaveValue('page:manager?period=quarter')
  await page.getByLabel('名称').fill('季度总览')
  const people = page.getByRole('combobox', { name: '站内通知' })
  await people.fill(signInOf('sales_manager').name)
  await page.getByRole('listbox').getByRole('option').first().click()
  await expect(page.getByRole('button', { name: /^不再通知/ })).toHaveCount(1)
  await page.getByText('Excel', { exact: true }).click()
  await page.getByRole('button', { name: '建立报告' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '季度总览' })).toBeVisible()
  await expect(page.getByRole('link', { name: /看板：经营总览（/ })).toHaveAttribute('href', '/dashboards/manager?period=quarter')

  await page.getByRole('button', { name: '现在发送' }).click()
  const sent = page.getByRole('button', { name: '下载文件' })
  // It goes out within a minute.
  await expect(async () => {
    await page.reload()
    await expect(sent).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 90_000 })
  const [file] = await Promise.all([page.waitForEvent('download'), sent.click()])
  expect(file.suggestedFilename()).toMatch(/^经营总览-.*\.xlsx$/)

  await page.getByRole('button', { name: '暂停' }).click()
  await expect(page.getByText('已暂停')).toBeVisible()
  await page.getByLabel('名称').fill('季度总览（改）')
  await page.getByLabel('时间', { exact: false }).first().fill('09:15')
  await page.getByRole('button', { name: '保存修改' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '季度总览（改）' })).toBeVisible()
  await expect(page.getByText(/每周一 09:15/)).toBeVisible()
  await expect(page.getByText('已暂停')).toBeVisible()

  await page.getByRole('button', { name: '删除', exact: true }).click()
  await expect(page).toHaveURL(/\/reports$/)
  await page.locator('.toast').getByRole('button', { name: '恢复' }).click()
  await expect(page.getByRole('link', { name: '季度总览（改）' })).toBeVisible()
})
