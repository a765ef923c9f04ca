import { themeCookie } from '#components/shell/preferences'
import { expect, rows, seriousFindings, test } from './support/app.ts'
import { sizes, themes } from './support/looks.ts'

test('the manager works a scheme out anew, sees who moved and what the top 20 % hold, and goes down to the customers', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.getByRole('link', { name: '分析', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '分析' })).toBeVisible()
  await page.getByRole('navigation', { name: '分析的分组' }).getByRole('link', { name: '分类' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'ABC' })).toBeVisible()
  await page.getByRole('button', { name: '重新计算' }).click()
  // The page reads itself again until the run is over, and is then of today.
  await expect(page.getByText(/与 .+ 的结果相比/).first()).toBeVisible({ timeout: 45_000 })
  await expect(page.getByRole('progressbar')).toHaveCount(0)

  const pareto = page.getByRole('figure').filter({ hasText: '少数客户带来多少' })
  await expect(pareto).toContainText(/前 20% 的客户实际带来 \d+\.\d% 的收入/)
  await expect(pareto.locator('.recharts-bar-rectangle').first()).toBeVisible()

  // By keyboard: the table behind the chart, and from its first line to the customers.
  await pareto.locator('summary').focus()
  await page.keyboard.press('Enter')
  const first = pareto.getByRole('row').getByRole('link').first()
  await expect(first).toBeVisible()
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/customers\?abc=A/)
  await expect(rows(page).first()).toBeVisible()
  const shown = (await page.getByText(/^[\d,]+ 位客户$/).innerText()).replaceAll(/\D/g, '')

  await page.goto('/analysis/abc')
  const line = page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: 'A 类', exact: true }) })
    .last()
  expect((await line.getByRole('cell').nth(1).innerText()).replaceAll(/\D/g, '')).toBe(shown)
  // A click on the first bar leads to the same list.
  // The bars stand there before they listen.
  await expect(async () => {
    await pareto.locator('.recharts-bar-rectangle').first().click()
    await expect(page).toHaveURL(/\/customers\?abc=A/, { timeout: 3_000 })
  }).toPass({ timeout: 30_000 })
})

test('movement is seen against an earlier run that is chosen, and the home follows the newest run', async ({
  page,
  signInAs,
}) => {
  test.slow() // a run, and the minutes of the worker
  await signInAs('executive')
  await page.goto('/analysis/abc')
  await page.getByRole('button', { name: '重新计算' }).click()
  // Two runs stand before it by now: the one of the night and that of a quarter ago.
  const against = page.getByRole('button', { name: /^对比/ })
  await expect(against).toBeVisible({ timeout: 45_000 })
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 45_000 })
  await against.click()
  const earliest = page.locator('[popover]:popover-open').getByRole('link', { name: /^批次/ }).last()
  const chosen = (await earliest.innerText()).trim()
  await earliest.click()
  await expect(page).toHaveURL(/against=\d+/)
  await expect(page.getByRole('button', { name: /^对比/ })).toContainText(chosen.slice(0, 6))
  const cell = page.getByRole('link', { name: /→ .+：\d+ 户/ }).first()
  const count = / (\d+) 户|：(\d+) 户/
    .exec((await cell.getAttribute('aria-label')) ?? '')
    ?.slice(1)
    .find(Boolean)
  await cell.click()
  await expect(page).toHaveURL(/against=\d+/)
  await expect(rows(page)).toHaveCount(Math.min(Number(count), 50))

  // Each minute the worker looks whether the home is behind.
  await expect(async () => {
    await page.goto('/today')
    await expect(page.getByText(/计算/).first()).toBeVisible()
    await expect(page.getByText('有新的计算批次，几分钟内更新')).toHaveCount(0)
  }).toPass({ timeout: 100_000, intervals: [5_000] })
})

test('a cell of the movement leads to the very customers', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/analysis/rfm')
  await page.getByRole('button', { name: '重新计算' }).click()
  await expect(page.getByText(/与 .+ 的结果相比/).first()).toBeVisible({ timeout: 45_000 })
  const cell = page.getByRole('link', { name: /→ .+：\d+ 户/ }).first()
  // Both of one moment: the page may be drawn anew with the run that was asked for.
  const { label, href } = await cell.evaluate((link) => ({
    label: link.getAttribute('aria-label') ?? '',
    href: link.getAttribute('href') ?? '',
  }))
  const [, count] = /：(\d+) 户/.exec(label) ?? []
  await page.goto(href)
  await expect(page.getByRole('heading', { level: 1, name: / → .+的客户$/ })).toBeVisible()
  await expect(rows(page)).toHaveCount(Math.min(Number(count), 50))
  await rows(page).first().getByRole('link').first().click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
})

test('a class is set by hand with a reason, stands in the list of overrides, and is taken back', async ({ page, signInAs }) => {
  await signInAs('administrator')
  await page.goto('/customers?abc=C')
  // One whose class nobody has set yet: the list holds those who were set to C as well.
  const own = rows(page)
    .filter({ hasNot: page.locator('[data-by-hand]') })
    .first()
    .locator('[data-row-link]')
  const name = await own.innerText()
  await own.click()
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: '分类' }) })
  await panel.getByRole('button', { name: '人工调整' }).first().click()
  await panel.getByRole('button', { name: '确定' }).click()
  // Refused by field, and what was typed stays.
  await expect(panel.locator('[aria-invalid=true]').first()).toBeVisible()
  await panel.getByLabel('类别').selectOption('A')
  await panel.getByLabel('原因').fill('总部战略客户')
  await panel.getByRole('button', { name: '确定' }).click()
  await expect(panel.getByText(/人工调整为 A：总部战略客户/)).toBeVisible()

  // The chart is of what was computed, lists are of what stands: the chart says so, with the way to those set by hand.
  await page.goto('/analysis/abc')
  await expect(page.getByText('图按收入排列，颜色是计算出的类别；人数与表格、客户列表一样，按人工调整后的。')).toBeVisible()
  await page
    .getByRole('link', { name: /^人工调整 [\d,]+ 户$/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/analysis\/overrides\?scheme=abc/)
  const row = rows(page).filter({ hasText: name })
  await expect(row).toContainText('C 类 → A 类')
  await expect(row).toContainText('总部战略客户')
  await row.getByRole('link').first().click()
  await panel.getByRole('button', { name: '撤销调整' }).click()
  await expect(panel.getByText('总部战略客户')).toHaveCount(0)
  await page.goto('/analysis/overrides')
  await expect(page.getByRole('heading', { level: 1, name: '人工调整' })).toBeVisible()
  await expect(rows(page).filter({ hasText: '总部战略客户' })).toHaveCount(0)
})

test('one number of customers in A: in the sentence with how many were set by hand, in the table, the overview and the movement', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/analysis/abc')
  const sentence = await page.getByText(/A 类有 [\d,]+ 户/).innerText()
  const [, all = '', computed = '', came = ''] = /A 类有 ([\d,]+) 户（([\d,]+) 户按收入 \+ (\d+) 户人工调入/.exec(sentence) ?? []
  const whole = Number(all.replace(',', ''))
  const wentByHand = Number(/− (\d+) 户人工调出/.exec(sentence)?.[1] ?? 0)
  expect(Number(computed.replace(',', '')) + Number(came) - wentByHand).toBe(whole)
  const table = page.locator('section').filter({ has: page.getByRole('heading', { name: '类别与规则' }) })
  await expect(table.getByRole('row').nth(1)).toContainText(all)
  const inA = await page
    .getByRole('link', { name: /→ A 类：\d+ 户/ })
    .evaluateAll((cells) =>
      cells.map((cell) => Number(/：([\d,]+) 户/.exec(cell.getAttribute('aria-label') ?? '')?.[1]?.replace(',', ''))),
    )
  expect(inA.reduce((sum, count) => sum + count, 0)).toBe(whole)
  await page.goto('/analysis')
  await expect(page.locator('section').filter({ has: page.getByRole('heading', { name: 'ABC', exact: true }) })).toContainText(
    `${all} 户`,
  )
})

test('figures take their period from the URL, say so, and tell how they are worked out', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/analysis/concentration')
  await page.getByRole('button', { name: '近 12 个月' }).click()
  await page.locator('#period').getByRole('link', { name: '上月' }).click()
  await expect(page).toHaveURL(/from=\d{4}-\d\d-01&to=\d{4}-\d\d-01/)
  await expect(page.getByRole('button', { name: '上月' })).toBeVisible()
  await page.getByRole('button', { name: '口径：集中度的口径' }).click()
  await expect(page.getByText('Σ s²', { exact: false }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  // Who makes the gap, and on whom too much hangs, by name; the trend month by month.
  for (const name of ['量与钱的差距', '单一客户预警'])
    await expect(page.getByRole('table', { name }).getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('figure').filter({ hasText: '集中度的走势' })).toContainText(
    /一年间前 4 大.*份额变动|尚不能与上年相比/,
  )
  // A point of the curve leads to the customers that it counts, over the same days; the largest are named, each with its card.
  const lorenz = page.getByRole('figure').filter({ hasText: '洛伦兹曲线' })
  await expect(lorenz.locator('.recharts-surface').first()).toBeVisible()
  await lorenz.getByText('看表格').click()
  await lorenz.getByRole('link', { name: '50%', exact: true }).click()
  await expect(page).toHaveURL(/\/analysis\/concentration\/customers\?.*from=.*part=50/)
  await expect(page.getByText(/收入最小的 50% 客户/)).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
  await page.getByRole('link', { name: '回到集中度' }).click()
  await page.getByRole('table', { name: '最大的客户' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/customers\/\d+/)

  await page.goto('/analysis/on-time?from=2026-09-01&to=2026-08-01&colour=red')
  await expect(page.getByText('现显示近 12 个月')).toBeVisible()
  await expect(page.getByText('已忽略无法识别的条件：colour')).toBeVisible()
  await expect(page.getByRole('heading', { name: '按产品' })).toBeVisible()

  await page.goto('/analysis/satisfaction')
  await page.getByRole('figure').filter({ hasText: '是否愿意推荐' }).getByText('看表格').click()
  await page.getByRole('link', { name: /推荐者/ }).click()
  await expect(page.getByText('愿意推荐的客户（9–10 分）')).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
})

test('with a smaller scope one sees one’s own customers, and no totals of the company', async ({ page, signInAs }) => {
  await signInAs('sales')
  await page.goto('/analysis/abc')
  await expect(page.getByRole('heading', { name: '各类客户数（您的客户）' })).toBeVisible()
  await expect(page.getByText('少数客户带来多少')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '重新计算' })).toHaveCount(0)
  await page.goto('/analysis/concentration')
  await expect(page.getByText('只统计您的客户')).toBeVisible()
  const others = 'lost keeping retention sleepers drop loyalty-matrix loyalty-tree worth year-value'
  for (const path of others.split(' ')) {
    await page.goto(`/analysis/${path}`)
    await expect(page.getByText('只统计您的客户'), path).toBeVisible()
  }
})

test('alarms of concentration are listed by page, and marked as seen or handed out', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/analysis/concentration')
  await page.getByRole('link', { name: '全部预警、派发与知悉' }).click()
  await expect(page).toHaveURL(/\/analysis\/concentration\/alarms/)
  await expect(page.getByText(/\d+ 户 · \d+ 项预警/)).toBeVisible()
  await page.goto('/analysis/concentration/alarms?limit=25')
  const first = await rows(page).first().innerText()
  await page.getByRole('link', { name: '下一页' }).click()
  await expect(page).toHaveURL(/cursor=/)
  await expect(rows(page).first()).not.toHaveText(first)
})

/** What stands on no plain page, and tables behind charts; the others are looked at with all plain pages. */
const pages = [
  '/analysis/abc',
  '/analysis/rfm',
  '/analysis/concentration',
  '/analysis/concentration/alarms',
  '/analysis/runs/1',
  '/analysis/runs/1/customers?to=A',
  '/analysis/satisfaction/customers?answer=silent',
  '/analysis/revenue',
  '/analysis/year-value?sort=value',
  '/analysis/worth',
  '/analysis/keeping',
  '/analysis/value-change',
  '/analysis/profit',
]

for (const theme of themes) {
  for (const [name, viewport] of Object.entries(sizes)) {
    test(`axe finds nothing serious in analysis: ${theme}, ${name}`, async ({ page, context, baseURL, signInAs }) => {
      test.slow() // each page is looked through whole
      await page.setViewportSize(viewport)
      await context.addCookies([{ name: themeCookie, value: theme, url: baseURL ?? '' }])
      await signInAs('executive')
      for (const path of pages) {
        await page.goto(path)
        await expect(page.locator('.animate-pulse')).toHaveCount(0)
        await page.locator('figure details').evaluateAll((all) => {
          for (const each of all) each.setAttribute('open', '')
        })
        expect(await seriousFindings(page), path).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(viewport.width)
      }
    })
  }
}
