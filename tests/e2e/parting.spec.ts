import { readFile } from 'node:fs/promises'
import { elsewhere, expect, rows, seriousFindings, signIn, signInOf, test } from './support/app.ts'

// A step is planned for a day to come, whenever this runs.
const planned = new Date(Date.now() + 120 * 86_400_000)
const written = (locale: string, options: Intl.DateTimeFormatOptions = {}) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', ...options }).format(planned)

test('a manager proposes to part with a customer, the general manager approves from a phone, and the first step gets its day', async ({
  page,
  browser,
  signInAs,
}) => {
  test.slow() // two people
  await signInAs('sales_manager')
  await page.goto('/analysis/golden-list')
  await expect(page.getByText(/前 20% 的客户实际持有/).first()).toBeVisible()
  await page.getByRole('link', { name: '客户解除', exact: true }).last().click()
  await expect(page.getByRole('heading', { level: 1, name: '客户解除' })).toBeVisible()
  // Whoever is proposed already leads elsewhere.
  await page.getByRole('link', { name: '提出解除', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: '利润证明' })).toBeVisible()
  const reason = '底价谈了三次都没有谈成'
  await page.getByLabel('理由').fill(reason)
  await page.getByRole('button', { name: '提交审批' }).click()
  await expect(page).toHaveURL(/\/analysis\/parting\/\d+$/)
  await expect(page.getByText('待批').first()).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  const address = page.url()

  const viewport = { width: 390, height: 844 }
  const boss = await elsewhere(browser, { viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await signIn(boss, signInOf('executive'))
  await boss.waitForURL(/\/today|\/$/)
  await boss.goto('/approvals')
  const request = boss.getByRole('listitem').filter({ hasText: reason })
  await expect(request).toContainText('真实利润')
  await request.getByRole('button', { name: '同意' }).click()
  await expect(request).toHaveCount(0)
  await boss.close()

  await page.goto(address)
  await expect(page.getByText('进行中').first()).toBeVisible()
  await page.getByText('设定日期或完成').first().click()
  await page.getByLabel('计划日期').first().fill(written('en-CA'))
  await page.getByRole('button', { name: '保存这一步' }).first().click()
  await expect(page.getByText(new RegExp(`${written('zh-CN', { dateStyle: 'long' })} ?前`))).toBeVisible()
  await page.getByLabel('收回理由').fill('客户接受了底价')
  await page.getByRole('button', { name: '收回解除' }).click()
  await expect(page.getByText('已收回').first()).toBeVisible()
})

test('the list of references shows who is named, and goes out as a file', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/analysis/references')
  await page.getByRole('link', { name: '有效', exact: true }).click()
  await expect(page).toHaveURL(/state=in_force/)
  await expect(rows(page).first()).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])

  // The file holds what the list shows: those in force, and no others.
  const shown = await rows(page).count()
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()])
  expect(file.suggestedFilename()).toMatch(/^标杆客户-.*\.csv$/)
  const [titles, ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n')
  expect(titles).toContain('客户,客户编号,类别')
  expect(lines).toHaveLength(shown)
  for (const line of lines) expect(line).toContain(',有效,')
})
