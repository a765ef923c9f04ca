import { expect, test } from './support/app.ts'

// Schemes of several criteria on the one screen that all schemes share.

/** The group that each stands in, its name, its page, and what its rules are called where that is another name. */
const places: readonly [group: string, name: string, path: string, rules?: string][] = [
  ['分类', '加权 ABC', '/analysis/abc-weighted'],
  ['分类', 'ABC 联合矩阵', '/analysis/abc-joint'],
  ['分类', '多指标 ABC', '/analysis/abc-ng'],
  ['分类', '层次分析 ABC', '/analysis/ahp'],
  ['分类', '因素组合分类', '/analysis/factor-combination'],
  ['分类', '智能分群', '/analysis/clusters'],
  ['分类', '需求细分', '/analysis/demand'],
  ['分类', '市场前景', '/analysis/market-growth'],
  ['分类', '属性细分', '/analysis/attributes'],
  ['价值', '黄金客户', '/analysis/golden-list'],
  ['价值', '三种价值', '/analysis/value-kinds'],
  ['价值', '成本贡献率', '/analysis/cost-contribution'],
  ['价值', '投资净现值', '/analysis/investment-npv'],
  ['关系', '客户数目×利润', '/analysis/relationship-count', '关系层次（客户数目）'],
  ['关系', '规模×利润', '/analysis/relationship-scale'],
  ['流失与唤醒', '活跃状态', '/analysis/dormancy'],
  ['满意与忠诚', '忠诚度', '/analysis/loyalty'],
]

test('the tabs of analysis stand wherever one goes from them, and a run stands among the pages of its scheme', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  const groups = page.getByRole('navigation', { name: '分析的分组' })
  const lit = (name: string) => expect(groups.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'true')
  await page.goto('/review')
  await lit('结构与季节')
  await expect(page.locator('.rail-item[aria-current="page"]').first()).toHaveText('分析')
  await page.goto('/reports')
  await lit('总览')
  await page.goto('/analysis/runs?scheme=golden_list')
  await page.locator('a[href^="/analysis/runs/"]').first().click()
  await expect(page).toHaveURL(/\/analysis\/runs\/\d+/)
  await lit('价值')
})

test('each stands on its page with its classes, their rules and how it is worked out', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/analysis')
  for (const [group, name, path, rules] of places) {
    await page.getByRole('navigation', { name: '分析的分组' }).getByRole('link', { name: group, exact: true }).click()
    await page.getByRole('navigation', { name: '本组的各页' }).getByRole('link', { name, exact: true }).click()
    await expect(page).toHaveURL(path)
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    const table = page.getByRole('table', { name: '类别与规则' }).first()
    await expect(table.getByRole('row').nth(1)).toBeVisible()
    await expect(page.getByRole('button', { name: new RegExp(`^口径：${rules ?? name} ?的口径$`) }).first()).toBeVisible()
  }
  // The clusters say how many there are and why.
  await page.goto('/analysis/clusters')
  await expect(page.getByText(/分成 \d 群：在 [\d,]+ 户中比较，轮廓系数最大/)).toBeVisible()
})

test('the joint matrix is nine cells by both criteria, and each opens its customers', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/analysis/abc-joint')
  const matrix = page.getByRole('table', { name: '收入 × 边际利润：九格' })
  await expect(matrix.getByRole('columnheader')).toHaveText(['收入 ＼ 边际利润', '边际利润 A', '边际利润 B', '边际利润 C'])
  await expect(matrix.getByRole('rowheader')).toHaveText(['收入 A', '收入 B', '收入 C'])
  await expect(page.getByText('AC 即收入居 A、边际利润只居 C', { exact: false })).toBeVisible()
  const cell = matrix.getByRole('link').first()
  const count = Number(((await cell.textContent()) ?? '').replaceAll(/\D/g, ''))
  await cell.click()
  await expect(page.getByRole('heading', { level: 1, name: /^收入 [ABC]、边际利润 [ABC] ?的客户$/ })).toBeVisible()
  expect(count).toBeGreaterThan(0)
  await expect(page.getByRole('table').getByRole('columnheader', { name: '边际利润' })).toBeVisible()
  // The other schemes that cross two criteria lead to theirs.
  for (const [path, matrix] of [
    ['/analysis/relationship-scale', '/analysis/relationship'],
    ['/analysis/loyalty', '/analysis/loyalty-matrix'],
  ] as const) {
    await page.goto(path)
    await page.getByRole('link', { name: '看矩阵' }).click()
    await expect(page).toHaveURL(matrix)
  }
})

test('comparisons that contradict one another are refused at the one that is worst; put right, the weights stand beside the classes', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/analysis/ahp')
  await page.getByRole('button', { name: '换参数试算' }).click()
  await page.getByLabel('收入比边际利润').selectOption('9')
  await page.getByLabel('边际利润比市场花费').selectOption('9')
  await page.getByLabel('收入比市场花费').selectOption('1/9')
  await page.getByRole('button', { name: '开始计算' }).click()
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(1)
  await expect(page.getByText(/各项比较前后矛盾：一致性比率 [\d.]+，最多 0\.1/).first()).toBeVisible()
  await page.getByLabel('收入比边际利润').selectOption('1')
  await page.getByLabel('边际利润比市场花费').selectOption('5')
  await page.getByLabel('收入比市场花费').selectOption('5')
  await page.getByRole('button', { name: '开始计算' }).click()
  await expect(page).toHaveURL(/\/analysis\/runs\/\d+$/)
  await expect(page.getByText(/权重：收入 [\d.]+%.*一致性比率/)).toBeVisible({ timeout: 45_000 })
})

test('the table of a combination of factors is edited, the run tells what was changed, and the company takes it for its own', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/analysis/factor-combination')
  await page.getByRole('button', { name: '换参数试算' }).click()
  await page.getByText('各种组合归为哪一类（36 格）').click()
  await page.getByLabel('信用好·大规模·增长').selectOption('培育客户')
  await page.getByRole('button', { name: '开始计算' }).click()
  await expect(page).toHaveURL(/\/analysis\/runs\/\d+$/)
  await expect(page.getByText(/信用好·大规模·增长 培育客户/)).toBeVisible()
  await expect(page.getByText(/信用好·大规模·平稳/)).toHaveCount(0)

  // The administrator takes it for the company's own: the run that follows is the one that is shown.
  await expect(page.getByText('仅供查看')).toBeVisible({ timeout: 45_000 })
  const look = page.url()
  await expect(page.getByRole('button', { name: '设为公司参数' })).toHaveCount(0)
  await page.context().clearCookies()
  await signInAs('administrator')
  await page.goto(look)
  await page.getByRole('button', { name: '设为公司参数' }).click()
  await expect(async () => {
    await page.goto('/analysis/factor-combination')
    await page.getByRole('link', { name: '查看这一批次' }).click()
    await expect(page.getByText(/信用好·大规模·增长 培育客户/)).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.getByText('仅供查看')).toHaveCount(0)
})
