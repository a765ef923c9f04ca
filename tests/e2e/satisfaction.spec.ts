import type { Page } from '@playwright/test'
import { expect, rows, seriousFindings, test } from './support/app.ts'

const numberIn = (text: string) => Number(text.replaceAll(/[^\d.-]/g, ''))

test('the index is perception over expectation; who is below leads to the customers, those who never complained too', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/analysis/satisfaction-index')
  await expect(page.getByRole('heading', { level: 1, name: '满意指数' })).toBeVisible()
  const said = await page.getByText(/户同时说了期望与感知，满意指数/).innerText()
  const [, customers = '', index = ''] = /^([\d,]+) 户同时说了期望与感知，满意指数 ([\d.]+)/.exec(said) ?? []
  const means = await page.getByText(/^感知 [\d.]+，期望 [\d.]+$/).innerText()
  const [, perception = '', expectation = ''] = /感知 ([\d.]+)，期望 ([\d.]+)/.exec(means) ?? []
  // Both means are shown to a hundredth, so the index worked out from them is right to half a point.
  expect(Math.abs((100 * Number(perception)) / Number(expectation) - Number(index))).toBeLessThan(0.5)

  const outcomes = page.getByRole('figure').filter({ has: page.getByRole('heading', { name: '抱怨、满意、忠诚' }) })
  const counts: number[] = []
  for (const name of ['抱怨（低于期望）', '满意（等于期望）', '忠诚（高于期望）']) {
    const row = outcomes.getByRole('row').filter({ hasText: name })
    counts.push(numberIn(await row.getByRole('cell').first().innerText()))
  }
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(numberIn(customers))
  const silent = numberIn((await page.getByText(/户低于期望，却从未提过/).innerText()).split('户')[0] ?? '')

  await outcomes.getByRole('table').getByRole('link', { name: '抱怨（低于期望）' }).click()
  await expect(page).toHaveURL(/outcome=complaining/)
  await expect(rows(page)).toHaveCount(Math.min(counts[0] ?? 0, 50))
  const pairs = await pairsOf(page)
  expect(pairs).toHaveLength(Math.min(counts[0] ?? 0, 50))
  for (const pair of pairs) {
    const [felt = 0, expected = 0] = pair.split('/').map(Number)
    expect(felt).toBeLessThan(expected)
  }
  await page.getByRole('link', { name: '返回满意指数' }).click()
  await page.getByRole('link', { name: '查看这些客户' }).click()
  await expect(page).toHaveURL(/silent=true/)
  await expect(rows(page)).toHaveCount(Math.min(silent, 50))
  await expect(rows(page).filter({ hasText: '从未投诉' })).toHaveCount(Math.min(silent, 50))
  expect(await seriousFindings(page)).toEqual([])
})

test('each item stands with its gap, the widest first, and leads to the customers that said so of it; the page can be cut to it', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/analysis/satisfaction-index')
  const figure = page.getByRole('figure').filter({ has: page.getByRole('heading', { name: '分项期望与感知' }) })
  await figure.getByText('看表格').click()
  const lines = figure.getByRole('table').getByRole('row')
  await expect(lines).toHaveCount(8)
  const told: { name: string; cells: number[] }[] = []
  for (const line of (await lines.all()).slice(1)) {
    const cells = (await line.getByRole('cell').allInnerTexts()).map((text) => numberIn(text.replace('−', '-')))
    told.push({ name: (await line.getByRole('link').innerText()).trim(), cells })
  }
  const gaps = told.map(({ cells }) => cells[4] ?? 0)
  expect(gaps).toEqual([...gaps].sort((left, right) => left - right))
  for (const { cells } of told) {
    const [, , expectation = 0, perception = 0, gap = 0, index = 0] = cells
    // Both means are shown to a hundredth.
    expect(Math.abs(perception - expectation - gap)).toBeLessThan(0.011)
    expect(Math.abs((100 * perception) / expectation - index)).toBeLessThan(0.5)
  }
  expect(await seriousFindings(page)).toEqual([])

  const [worst] = told
  if (worst === undefined) throw new Error('no item')
  await figure.getByRole('link', { name: new RegExp(`^${worst.name}\\s*期望 `) }).click()
  await expect(page).toHaveURL(/\/analysis\/satisfaction-index\/customers\?.*item=/)
  await expect(page.getByRole('heading', { level: 1, name: `期望与感知 · ${worst.name}` })).toBeVisible()
  await expect(rows(page)).toHaveCount(Math.min(worst.cells[1] ?? 0, 50))
  // What the first of them said of it stands on its card.
  const list = page.url()
  const [pair = ''] = await pairsOf(page)
  const card = (await rows(page).first().locator('[data-row-link]').getAttribute('href')) ?? ''
  expect(card).toMatch(/^\/customers\/\d+/)
  await page.goto(card)
  await expect(page.getByText(/^分项：感知 \/ 期望/)).toBeVisible()
  await expect(page.getByText(`${worst.name} ${pair}`, { exact: true })).toBeVisible()
  await page.goto(list)
  await page.getByRole('link', { name: '返回满意指数' }).click()
  await expect(page.getByRole('heading', { level: 2, name: `满意指数 · ${worst.name}` })).toBeVisible()
  await expect(page.getByText(/户同时说了期望与感知，满意指数/)).toContainText(`${worst.cells[1]} 户`)
  // The items stand beside one another all the same.
  await expect(figure.getByRole('link', { name: /\S\s*期望 / })).toHaveCount(7)
})

test('items come by file, are seen on the page, and go again when the file is taken back', async ({ page, signInAs }) => {
  await signInAs('administrator')
  const code = await codeOfFirst(page)
  const day = '2019-03-05'
  await page.goto('/analysis/satisfaction-index?from=2019-03-01&to=2019-04-01')
  await expect(page.getByText('这一期间没有可比的答卷')).toBeVisible()
  await page.goto('/imports/new?kind=survey_response_items')
  await page.locator('input[type=file]').setInputFiles({
    name: '分项.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `问卷编号,客户编号,提交时间,题目,维度,期望值,实际感受\nE2E,${code},${day},价格,价格,4,2\nE2E,${code},${day},包装,质量,3,6\n`,
    ),
  })
  await page.getByRole('button', { name: '检查并预览' }).click()
  await expect(page.getByText('数字超出范围')).toBeVisible()
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible()
  const done = page.url()
  await page.goto('/analysis/satisfaction-index?from=2019-03-01&to=2019-04-01')
  await expect(page.getByText('整体不由分项推算')).toBeVisible()
  await expect(page.getByRole('link', { name: /^价格\s*期望 4.00，感知 2.00/ })).toBeVisible()
  await page.goto(done)
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByRole('button', { name: '确认撤销' }).click()
  await expect(page.getByRole('heading', { name: '这次导入已撤销' })).toBeVisible()
  await page.goto('/analysis/satisfaction-index?from=2019-03-01&to=2019-04-01')
  await expect(page.getByText('这一期间没有可比的答卷')).toBeVisible()
})

/** What each row says was perceived and expected. */
async function pairsOf(page: Page): Promise<string[]> {
  const cells = await rows(page)
    .locator('td')
    .filter({ hasText: /\d \/ \d/ })
    .allInnerTexts()
  return cells.map((text) => /\d \/ \d/.exec(text)?.[0] ?? '')
}

/** The code of the first customer of the list. */
async function codeOfFirst(page: Page): Promise<string> {
  await page.goto((await rows(page).first().locator('[data-row-link]').getAttribute('href')) ?? '/customers')
  return page
    .locator('dt', { hasText: /^客户编号$/ })
    .locator('xpath=following-sibling::dd[1]')
    .innerText()
}

test('a cell of the loyalty square leads to its customers; who is only falsely loyal is handed out by revenue', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/analysis/loyalty-matrix')
  await expect(page.getByRole('heading', { level: 2, name: '虚假忠诚的客户：按收入排列' })).toBeVisible()
  // How somebody judged and whose survey it was stand on a line each, and no row is higher than two of them.
  await page.setViewportSize({ width: 1440, height: 900 })
  const heights = await rows(page).evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height))
  expect(Math.max(...heights)).toBeLessThan(60)
  const amounts = (await rows(page).locator('td:nth-child(3)').allInnerTexts()).map(numberIn)
  expect(amounts).toEqual([...amounts].sort((left, right) => right - left))

  const cell = page.getByRole('link', { name: /^忠诚 \d+ 户/ })
  const loyal = numberIn((await cell.innerText()).split('户')[0] ?? '')
  await cell.click()
  await expect(page).toHaveURL(/class=loyal/)
  await expect(rows(page)).toHaveCount(Math.min(loyal, 50))

  await page.goto('/analysis/loyalty-matrix?handed_out=false&seen=false')
  const first = rows(page).first()
  const name = (await first.locator('[data-row-link]').innerText()).split('\n')[0] ?? ''
  await first.getByRole('checkbox').check()
  await page.getByRole('region', { name: '已选择的行' }).getByRole('button', { name: '派发' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '派发' }).click()
  await expect(page.getByText('已派发 1 户')).toBeVisible()
  await expect(rows(page).filter({ hasText: name })).toHaveCount(0)
})

test('a leaf of the factor tree, and a class of the index, lead to the very customers that they count, and back', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/analysis/loyalty-tree')
  const leaf = page.getByRole('listitem').filter({ hasText: '越少越忠诚' }).filter({ hasText: '跟进记录' })
  const others = leaf.getByRole('link', { name: /^其他/ }).last()
  const counted = numberIn(/（([\d,]+) 户）/.exec(await others.innerText())?.[1] ?? '')
  await others.click()
  await expect(page).toHaveURL(/\/analysis\/loyalty-tree\/customers\?/)
  await expect(page.getByRole('heading', { level: 1, name: '沟通次数（每百票） · 其他客户（态度已知）' })).toBeVisible()
  await expect(rows(page)).toHaveCount(Math.min(counted, 50))
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('link', { name: '返回忠诚因素树' }).click()
  await expect(page).toHaveURL(/loyalty-tree$/)

  await page.goto('/analysis/satisfaction-index?by=class')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'A', exact: true }) })
  const inClass = numberIn(await row.getByRole('cell').first().innerText())
  await row.getByRole('link').click()
  await expect(page).toHaveURL(/\/analysis\/satisfaction-index\/customers\?.*class=A/)
  await expect(rows(page)).toHaveCount(Math.min(inClass, 50))
  await page.getByRole('link', { name: '返回满意指数' }).click()
  await expect(page).toHaveURL(/by=class/)
})
