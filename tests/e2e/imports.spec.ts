import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, rows, seriousFindings, test } from './support/app.ts'
import { expectAccessible } from './support/looks.ts'

/** Codes of the first customers of the list: the file changes them and makes none, because other journeys count them. */
async function firstCodes(page: Page, count: number): Promise<string[]> {
  await page.goto('/customers?sort=name')
  await expect(rows(page).first()).toBeVisible()
  const lines = await rows(page).locator('td:has([data-row-link]) .text-ink-faint').allInnerTexts()
  return lines
    .map((line) => line.split(' · ')[0] ?? '')
    .filter((code) => /\d/.test(code))
    .slice(0, count)
}

/** The figure of a count on the page of an import. */
const figure = (page: Page, label: string) =>
  page.locator('dl > div', { has: page.getByText(label, { exact: true }) }).locator('dd')

test('an administrator brings a list of customers with two bad rows, sees why, imports the rest, takes the bad rows home and takes it all back', async ({
  page,
  signInAs,
}) => {
  test.slow()
  await signInAs('administrator')
  const codes = await firstCodes(page, 3)
  const source = `展会 ${Date.now()}`
  const lines = [
    '客户代码,公司名称,来源,客户类型,负责人备注',
    ...codes.map((code) => `${code},,${source},,记一笔`),
    `${codes[0]}-X,坏类型有限公司,${source},火星人,记一笔`,
    `,没有编号有限公司,${source},企业客户,记一笔`,
  ]
  // A name is required of every row, so each brings the one that the card shows.
  const named = await namesOf(page, codes)
  const file = lines.map((line, index) =>
    index >= 1 && index <= codes.length ? line.replace(',,', `,${named[index - 1]},`) : line,
  )

  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page.getByRole('link', { name: /^导入(数据|第一份数据)$/ }).click()
  await expect(page.getByRole('link', { name: /^客户 新建客户/ })).toHaveAttribute('aria-current', 'true')
  await page.locator('input[type=file]').setInputFiles({
    name: '客户名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${file.join('\n')}\n`),
  })

  await expect(page.getByRole('heading', { name: '把文件的列对应到系统' })).toBeVisible()
  await expect(page.getByLabel('客户代码 → 对应到')).toHaveValue('external_id')
  await expect(page.getByLabel('公司名称 → 对应到')).toHaveValue('name')
  await expect(page.getByLabel('负责人备注 → 对应到')).toHaveValue('')
  await expect(page.getByText(`${codes[0]} · ${codes[1]}`)).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: '检查并预览' }).click()

  await expect(page.getByRole('heading', { name: '导入后会这样' })).toBeVisible()
  await expect(figure(page, '更新')).toHaveText('3')
  await expect(figure(page, '不能导入')).toHaveText('2')
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).nth(0)).toContainText('不是允许的值；可用：个人客户、企业客户、渠道客户、内部客户')
  await expect(rows(page).nth(1)).toContainText('必填，但没有内容')
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: '导入 3 行' }).click()

  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible()
  await expect(figure(page, '更新')).toHaveText('3')
  await expect(figure(page, '未导入')).toHaveText('2')
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV', exact: true }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('客户名单 未导入的行.csv')
  const [head, first, second] = (await readFile(await saved.path(), 'utf8')).replace('\ufeff', '').split('\n')
  expect(head).toBe(`${file[0]},未导入原因`)
  expect(first).toMatch(new RegExp(`^${codes[0]}-X,坏类型有限公司,${source},火星人,记一笔,客户类型：不是允许的值`))
  expect(second).toBe(`,没有编号有限公司,${source},企业客户,记一笔,客户编号：必填，但没有内容`)

  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await expect(page.getByText('把它更新的 3 条记录恢复原样')).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: '确认撤销' }).click()
  await expect(page.getByRole('heading', { name: '这次导入已撤销' })).toBeVisible()
  await expect(figure(page, '恢复原样的记录')).toHaveText('3')
  await page.getByRole('link', { name: '全部导入' }).click()
  await expect(rows(page).first()).toContainText('客户名单.csv')
  await expect(rows(page).first()).toContainText('已撤销')
})

/** Names as they stand, so that importing them changes nothing. */
async function namesOf(page: Page, codes: readonly string[]): Promise<string[]> {
  const names: string[] = []
  for (const code of codes) {
    await page.goto(`/customers?q=${encodeURIComponent(code)}`)
    names.push(await page.locator('[data-row-link]').first().innerText())
  }
  return names
}

test('a file that is none says so in plain words, and what is too large is not even sent', async ({ page, signInAs }) => {
  await signInAs('administrator')
  await page.goto('/imports/new?kind=waybills')
  await page.locator('input[type=file]').setInputFiles({ name: '空.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) })
  await expect(page.getByText('文件是空的。')).toBeVisible()
  const xls = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  await page.locator('input[type=file]').setInputFiles({ name: '旧.xls', mimeType: 'application/vnd.ms-excel', buffer: xls })
  await expect(page.getByText('这是旧的 .xls 格式；请另存为 XLSX 或 CSV')).toBeVisible()
  await expect(page.getByText('没有写入任何内容。')).toBeVisible()
  await expect(page.getByRole('link', { name: '换一个文件' })).toHaveAttribute('href', '/imports/new?kind=waybills')
})

test('who may only read imports sees no way to make one', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '导入' })).toBeVisible()
  await expect(page.getByRole('link', { name: '导入数据' })).toHaveCount(0)
  const answer = await page.goto('/imports/new')
  expect(answer?.status()).toBe(403)
})
