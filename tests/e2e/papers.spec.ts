import { readFile } from 'node:fs/promises'
import { expect, rowLinks, test } from './support/app.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a paper is added with its scan, warns on the card, is found by its keeper and downloaded, on a desk and on a phone', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales')
  await rowLinks(page).first().click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  const card = page.url().replace(/\?.*$/, '')
  const title = `补充协议 ${Date.now()}`
  const content = `%PDF-1.4\n% ${title}\n%%EOF\n`

  await page.getByRole('button', { name: '添加档案' }).click()
  const sheet = page.getByRole('dialog', { name: '添加档案' })
  await sheet.getByRole('button', { name: '添加' }).click()
  await expect(sheet.getByLabel(/^类型/)).toHaveAttribute('aria-invalid', 'true')
  await sheet.getByLabel(/^类型/).fill('安全协议')
  await sheet.getByLabel('名称').fill(title)
  await sheet.getByLabel('有效至').fill(inDays(10))
  await sheet.getByLabel('存放处').fill('首南营业部 2 号柜')

  // What is no scan is refused with its reason, and sending again does not make a second paper.
  await sheet
    .getByLabel(/^扫描件/)
    .setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') })
  await sheet.getByRole('button', { name: '添加' }).click()
  await expect(sheet.getByText('只接受 PDF、JPEG 和 PNG 文件。').first()).toBeVisible()
  await sheet.getByLabel(/^扫描件/).setInputFiles({ name: 'x.bin', mimeType: 'application/pdf', buffer: Buffer.from(content) })
  await sheet.getByRole('button', { name: '添加' }).click()
  await expect(sheet).toBeHidden()
  // Among the papers, and in the timeline.
  await expect(page.getByText(title)).toHaveCount(2)
  await expect(page.getByRole('region', { name: '现在要注意' }).getByText(/到期/)).toBeVisible()

  await page.goto('/customers')
  await page.getByRole('link', { name: '到期档案' }).click()
  await expect(page).toHaveURL(/\/customers\/papers/)
  await page.getByRole('link', { name: '我保管的' }).click()
  await expect(page).toHaveURL(/mine=true/)
  await page.getByRole('link', { name: '30 天内到期' }).click()
  await expect(page.getByText(title)).toBeVisible()

  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(card)
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: `下载 ${title} 的扫描件` }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe(`${title}.pdf`)
  expect(await readFile(await download.path(), 'utf8')).toBe(content)

  await page.getByRole('button', { name: `修改 ${title}` }).click()
  await page.getByRole('dialog', { name: '修改档案' }).getByRole('button', { name: '归档' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText(/已归档 \d+ 份/)).toBeVisible()
})
