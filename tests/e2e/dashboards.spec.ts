import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { elsewhere, expect, rows, signIn, signInOf, test } from './support/app.ts'

test('a manager composes a page of charts, moves them by key, shares it, and a salesperson sees it within the own reach', async ({
  page,
  signInAs,
  browser,
}) => {
  await signInAs('executive')
  await page.goto('/dashboards')
  await expect(page.getByRole('link', { name: '每周经营例会' })).toBeVisible()
  // One that ships, with every chart in its place.
  await page.goto('/dashboards/manager')
  await expect(page.getByRole('heading', { level: 1, name: '经营总览' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '收入为什么变' })).toBeVisible()
  await page.goto('/dashboards')
  await page.getByRole('button', { name: '新建看板' }).click()
  await expect(page).toHaveURL(/\/dashboards\/\d+\/add/)
  const path = new URL(page.url()).pathname.replace('/add', '')

  await page.getByRole('link', { name: /每月收入/ }).click()
  await page.getByRole('button', { name: '放上“每月收入”' }).click()
  await expect(page).toHaveURL(/edit=1/)
  await expect(page.getByRole('heading', { name: '每月收入' })).toBeVisible()
  await page.goto(`${path}/add?chart=service-numbers`)
  await page.getByRole('button', { name: '放上“服务四数”' }).click()
  await expect(page.getByRole('heading', { name: '服务四数' })).toBeVisible()

  // By key: the second goes before the first.
  await page.getByRole('button', { name: '上移：服务四数' }).press('Enter')
  await expect(
    page
      .getByRole('listitem')
      .filter({ has: page.locator('figure') })
      .first(),
  ).toContainText('服务四数')
  // It is shown at once, and kept a moment later.
  await expect(page.locator('ol[aria-busy]')).toHaveAttribute('aria-busy', 'false')
  await page.reload()
  await expect(
    page
      .getByRole('listitem')
      .filter({ has: page.locator('figure') })
      .first(),
  ).toContainText('服务四数')

  await page.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('button', { name: '改名与共享' }).click()
  await page.getByLabel('名称').fill('周会用图')
  await page.getByText('全公司', { exact: true }).last().click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '周会用图' })).toBeVisible()

  const other = await elsewhere(browser)
  await signIn(other, signInOf('sales'))
  await expect(other).toHaveURL(/\/today/)
  await other.goto(`${path}?period=quarter`)
  await expect(other.getByRole('heading', { name: '每月收入' })).toBeVisible()
  await expect(other.getByText('只统计您的客户')).toBeVisible()
  await expect(other.getByRole('button', { name: '改名与共享' })).toHaveCount(0)
  // From the table behind the chart to the waybills of that month.
  const chart = other.locator('figure').filter({ hasText: '每月收入' })
  await chart.getByText('看表格').first().click()
  await chart.getByRole('rowheader').first().getByRole('link').click()
  await expect(other).toHaveURL(/\/waybills\?from=\d{4}-\d\d-01&through=\d{4}-\d\d-\d\d/)
  await expect(rows(other).first()).toBeVisible()
  await other.context().close()

  await page.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('button', { name: '删除' }).click()
  await page.locator('.toast').getByRole('button', { name: '撤销' }).click()
  await expect(page.locator('.toast')).toHaveCount(0)
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1, name: '周会用图' })).toBeVisible()
})

test('a chart is taken along as a picture, and its table as a file with what it is about', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/dashboards/manager')
  const chart = page.locator('figure').filter({ has: page.getByRole('heading', { name: '每月收入' }) })
  await expect(chart.locator('.recharts-line-curve').first()).toBeVisible()
  await chart.getByText('看表格').click()
  const titles = await chart.getByRole('columnheader').allInnerTexts()
  const names = await chart.getByRole('rowheader').allInnerTexts()
  expect(names.length).toBeGreaterThan(1)

  const take = async (way: string) => {
    await chart.getByRole('button', { name: '保存', exact: true }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name: way }).click()])
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
  }
  const picture = await take('保存为图片')
  expect(picture.name).toBe('每月收入.png')
  expect([...picture.bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  // Width and height stand in the first chunk.
  expect(picture.bytes.readUInt32BE(16)).toBeGreaterThan(300)
  // The table is in it as it is unfolded here, and nothing of the button that folds it.
  expect(await inkOf(chart, chart.getByRole('heading'), picture.bytes)).toBeGreaterThan(0)
  expect(await inkOf(chart, chart.getByRole('rowheader').first(), picture.bytes)).toBeGreaterThan(0)
  expect(await inkOf(chart, chart.locator('summary'), picture.bytes)).toBe(0)

  const table = await take('下载表格 (CSV)')
  expect(table.name).toBe('每月收入.csv')
  const text = table.bytes.toString('utf8')
  expect(text.startsWith(`\ufeff${titles.join(',')}\n`)).toBe(true)
  const lines = text.slice(1).trimEnd().split('\n')
  const rows = lines.filter((line) => !line.startsWith('# ')).map((line) => line.split(','))
  expect(rows.slice(1).map(([name]) => name)).toEqual(names)
  // Bare numbers, to the cent.
  for (const [, ...numbers] of rows.slice(1)) for (const each of numbers) expect(each).toMatch(/^-?\d*(\.\d+)?$/)
  expect(lines[rows.length]).toBe('# 每月收入')
  expect(lines.at(-1)).toMatch(/^# 保存于 \d{4}-\d\d-\d\d$/)
})

/** How many pixels of a saved picture are not white, in the place that a part of the figure has on the screen. */
async function inkOf(figure: Locator, part: Locator, picture: Buffer): Promise<number> {
  const [whole, own] = [await figure.boundingBox(), await part.boundingBox()]
  if (whole === null || own === null) throw new Error('not on the screen')
  const place = { x: own.x - whole.x, y: own.y - whole.y, width: own.width, height: own.height, of: whole.width }
  return figure.evaluate(
    async (_figure, { png, x, y, width, height, of }) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
      if (canvas === null) throw new Error('no canvas')
      canvas.drawImage(image, 0, 0)
      const [left = 0, top = 0, wide = 0, high = 0] = [x, y, width, height].map((each) => Math.round((each * image.width) / of))
      const colours = canvas.getImageData(left, top, wide, high).data
      return colours.filter((value, at) => at % 4 !== 3 && value !== 255).length
    },
    { png: picture.toString('base64'), ...place },
  )
}

test('a chart says which filters it does not follow, and what is saved of it by whom it is cut, no higher than what is in it', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/dashboards/manager?kind=business')
  const chart = page.locator('figure').filter({ has: page.getByRole('heading', { name: '每月收入' }) })
  await expect(chart.locator('.recharts-line-curve').first()).toBeVisible()
  await expect(page.getByText('不随客户类型筛选').first()).toBeVisible()
  await expect(chart.getByText('不随', { exact: false })).toHaveCount(0)
  // The page says it above all charts.
  await expect(chart.getByText('筛选：客户类型 企业客户')).toBeHidden()
  // As beside a much higher one.
  await chart.evaluate((figure) => figure.parentElement?.style.setProperty('min-height', '2000px'))
  await chart.getByText('看表格').click()
  const [whole, inside] = [await chart.boundingBox(), await chart.locator('details').boundingBox()]
  if (whole === null || inside === null) throw new Error('not on the screen')
  expect(whole.height).toBeGreaterThan(1900)

  const take = async (way: string) => {
    await chart.getByRole('button', { name: '保存', exact: true }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name: way }).click()])
    return readFile(await file.path())
  }
  const picture = await take('保存为图片')
  const height = (picture.readUInt32BE(20) * whole.width) / picture.readUInt32BE(16)
  // Below the table stand the line of filters, and formula and day in lines of their own.
  const [content, someLines] = [inside.y + inside.height - whole.y, 140]
  expect(height).toBeGreaterThan(content)
  expect(height).toBeLessThan(content + someLines)
  expect((await take('下载表格 (CSV)')).toString('utf8').split('\n')).toContain('# 筛选：客户类型 企业客户')
  // On the page it stands as it stood.
  expect((await chart.boundingBox())?.height).toBe(whole.height)
})
