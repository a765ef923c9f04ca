import type { Page } from '@playwright/test'
import type { RoleKey } from '#lib/platform/org/roles'
import { expect, rows, seriousFindings, signIn, signInOf, test } from './support/app.ts'

async function enter(page: Page, role: RoleKey): Promise<void> {
  await signIn(page, signInOf(role))
  await expect(page).toHaveURL(/\/today/)
}

const questions = ['收入为什么变', '谁在变动，值多少', '收入压在谁身上'] as const

test('the general manager’s three questions are answered by the home, without scrolling, each with its definition', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await enter(page, 'executive')
  for (const question of questions) {
    const answer = page.getByRole('region', { name: question })
    await expect(answer).toBeVisible()
    await expect(answer).toContainText(/\d/)
    const box = await answer.boundingBox()
    expect((box?.y ?? 900) + (box?.height ?? 900)).toBeLessThan(900)
    await answer.getByRole('button', { name: /口径/ }).click()
    await expect(page.locator('[popover]:popover-open')).toBeVisible()
    await page.keyboard.press('Escape')
  }
  // What the effects come to is the change, to the yuan that rounding may take from each.
  const revenue = page.getByRole('region', { name: '收入为什么变' })
  await expect(revenue).toContainText('主因')
  await expect(page.getByText(/截至/).first()).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
})

test('each answer leads down to the customers', async ({ page }) => {
  await enter(page, 'executive')
  const moved = page.getByRole('region', { name: '谁在变动，值多少' })
  // Those whose part is largest stand there by name, as do those whose revenue fell and rose most.
  await expect(moved.locator('a[href^="/customers/"]').first()).toBeVisible()
  await expect(moved).toContainText(/对比 .+相隔 \d+ 天/)
  const revenue = page.getByRole('region', { name: '收入为什么变' })
  for (const which of ['降最多', '升最多']) await expect(revenue.getByRole('link', { name: which })).toBeVisible()
  const link = moved.getByRole('link', { name: /\d+ 户/ }).last()
  const count = Number((await link.innerText()).replaceAll(/\D/g, ''))
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: '新增 A 类的客户' })).toBeVisible()
  await expect(rows(page)).toHaveCount(Math.min(count, 50))
  expect(await seriousFindings(page)).toEqual([])
  await rows(page).first().getByRole('link', { name: '新建任务' }).click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  await expect(page.getByRole('dialog', { name: '新建任务' })).toBeVisible()

  await page.goto('/today')
  await page.getByRole('region', { name: '收入压在谁身上' }).getByRole('link').last().click()
  await expect(page).toHaveURL(/\/customers\/\d+|\/analysis\/concentration/)

  await page.goto('/today')
  await page
    .getByRole('region', { name: '负毛利' })
    .getByRole('link', { name: /\d+ 户/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: '负毛利' })).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
})

test('why revenue changed leads down: to the kinds of customer, and to who did most of it', async ({ page }) => {
  await enter(page, 'executive')
  const home = page.getByRole('region', { name: '收入为什么变' })
  // The month to date has one, and the last seven days another.
  const main = home.getByRole('link', { name: /主因/ }).and(page.locator('a[href^="/analysis/revenue"]'))
  const cause = await main.innerText()
  // Every figure is a way down: the change, both sums, volume, price, three effects, the cause.
  expect(await home.locator('a[href^="/analysis/revenue"]').count()).toBeGreaterThanOrEqual(9)
  const whole = await home.locator('.text-2xl').innerText()
  await home.locator('.text-2xl').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: '收入变动' })).toBeVisible()
  await expect(page.getByRole('region', { name: '合计' })).toContainText(whole)
  await expect(rows(page).first()).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  // Whether it rose or fell as a whole, either end can be looked at.
  await page.getByRole('link', { name: '降得最多' }).click()
  await expect(page).toHaveURL(/sort=change/)
  await expect(rows(page).first().getByRole('cell').nth(1)).toHaveText(/^-/)
  await page.getByRole('link', { name: '升得最多' }).click()
  await expect(page).toHaveURL(/sort=-change/)
  await expect(rows(page).first().getByRole('cell').nth(1)).toHaveText(/^\+/)

  await page.goto('/today')
  await main.click()
  await expect(page).toHaveURL(/kind=\d+/)
  const chosen = page.getByRole('region', { name: '按客户类型' }).locator('a[aria-current]')
  expect(cause).toContain(await chosen.innerText())
  await rows(page).first().locator('[data-row-link]').click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
})

test('service stands beside what is published of all companies', async ({ page }) => {
  await enter(page, 'executive')
  const service = page.getByRole('region', { name: '服务（近 30 天）' })
  await expect(service).toContainText('百万件邮政申诉')
  await expect(service).toContainText('对照：全国快递申诉 1.82，有效 0.18（2021年6月，国家邮政局）')
  await service.getByRole('link').last().click()
  await expect(page).toHaveURL(/\/cases\?type=appeal/)
})

test('satisfaction of one target group, down to its customers', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/satisfaction')
  await page.getByRole('button', { name: '目标人群' }).click()
  const group = page.locator('[popover]:popover-open').getByRole('link', { name: /户）$/ }).first()
  const [, name = '', count = ''] = /^(.+)（([\d,]+) 户）$/.exec((await group.innerText()).trim()) ?? []
  await group.click()
  await expect(page).toHaveURL(/group=/)
  await expect(page.getByText(`邀请了${count} 户`)).toBeVisible()
  await expect(page.getByRole('button', { name: new RegExp(`目标人群.*${name}`) })).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await page.locator('a[href*="answer=silent"]').first().click()
  await expect(page).toHaveURL(/group=.*answer=silent|answer=silent.*group=/)
  await expect(rows(page).first()).toBeVisible()
})

test('the list of drops: by loss, narrowed by level, with the card that says so too', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/drop')
  await expect(page.getByRole('heading', { level: 1, name: '掉量' })).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  for (const rule of ['低于应有 60% 起', '低于应有 40% 起', '低于应有 20% 起']) await expect(page.getByText(rule)).toBeVisible()
  const all = await rows(page).count()
  await page.getByRole('button', { name: '级别' }).click()
  await page.locator('[popover]:popover-open').getByRole('link', { name: '红', exact: true }).click()
  await expect(page).toHaveURL(/level=red/)
  expect(await rows(page).count()).toBeLessThanOrEqual(all)
  const first = rows(page).first()
  const fallen = /▼\d+%/.exec(await first.innerText())?.[0] ?? 'none'
  await first.locator('[data-row-link]').click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  await expect(page.getByRole('region', { name: '现在要注意' })).toContainText(fallen)
})

/** Lets the box of a drop be ticked, and answers the name of the customer and the bar at the foot of the list. */
async function select(page: Page, place: number) {
  const row = rows(page).nth(place)
  const name = await row.locator('[data-row-link]').innerText()
  await row.getByRole('checkbox').check()
  return { name: name.split('\n')[0] ?? '', row, bar: page.getByRole('region', { name: '已选择的行' }) }
}

test('a drop is marked as seen with a reason, which the home leaves out and says so, and is taken back', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/drop?view=all')
  const before = await rows(page).count()
  const { name, bar } = await select(page, 0)
  await bar.getByRole('button', { name: '已知悉' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('原因').selectOption('季节性')
  await dialog.getByLabel('备注').fill('收完杨梅')
  await dialog.getByRole('button', { name: '已知悉' }).click()
  await expect(page.getByText('已标 1 户为已知悉')).toBeVisible()
  await expect(rows(page).first()).toContainText(/已知悉（.+） · 季节性 · 收完杨梅/)
  expect(await seriousFindings(page)).toEqual([])

  await page.goto('/today')
  const drops = page.getByRole('region', { name: '掉量前十' })
  await expect(drops.locator('li').first()).not.toContainText(name)
  await drops.getByRole('link', { name: '另有 1 户已知悉' }).click()
  await expect(page).toHaveURL(/seen=true/)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toContainText(name)

  await select(page, 0)
  await page.getByRole('button', { name: '撤回知悉' }).click()
  await expect(page.getByText('已撤回 1 户的知悉')).toBeVisible()
  await page.goto('/analysis/drop?seen=false')
  await expect(rows(page)).toHaveCount(before)
})

test('a drop is handed out as a task, due in three working days unless another day is given', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/drop?handed_out=false')
  const { name, bar } = await select(page, 1)
  await bar.getByRole('button', { name: '派发' }).click()
  const dialog = page.getByRole('dialog')
  const due = dialog.getByLabel('截止日期')
  const days = (Date.parse(await due.inputValue()) - Date.parse(new Date().toISOString().slice(0, 10))) / 86_400_000
  // Three working days are three to five days away in an ordinary week, and up to two weeks around the great holidays.
  expect(days).toBeGreaterThanOrEqual(3)
  expect(days).toBeLessThanOrEqual(14)
  await dialog.getByRole('button', { name: '派发' }).click()
  await expect(page.getByText('已派发 1 户')).toBeVisible()
  await page.goto('/analysis/drop?handed_out=true')
  await expect(rows(page).filter({ hasText: name })).toContainText(/已派发 .+ · .+到期/)
})

test('the list of drops is exported as a file, as it is narrowed', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/drop?level=red&limit=200')
  const shown = (await rows(page).count()) + 1
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()])
  expect(file.suggestedFilename()).toMatch(/^掉量客户-.*\.csv$/)
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(shown)
  expect(lines[0]).toContain('客户,客户编号,级别')
})

test('the season of each kind of customer, with the table behind it', async ({ page }) => {
  await enter(page, 'executive')
  await page.goto('/analysis/season')
  await expect(page.getByRole('heading', { level: 1, name: '季节' })).toBeVisible()
  const company = page.getByRole('figure').first()
  await expect(company).toContainText('春节在')
  await expect(company.getByRole('row').nth(1)).toContainText('全公司')
  const shops = page.getByRole('figure').filter({ has: page.getByRole('heading', { name: '电商', exact: true }) })
  await expect(shops).toContainText(/最旺/)
  expect(await seriousFindings(page)).toEqual([])
  // By its table and by its points to the customers that it is of.
  await expect(company.getByRole('row').nth(1).getByRole('link')).toHaveAttribute('href', '/customers?sort=-value')
  await shops.locator('summary').click()
  await shops.getByRole('row').nth(1).getByRole('link').click()
  await expect(page).toHaveURL(/\/customers\?(?:kind|industry)=.+&sort=-value/)
  await expect(rows(page).first()).toBeVisible()
})

test('a salesperson’s day says how many of the own customers ship less', async ({ page }) => {
  await enter(page, 'sales')
  await expect(page.getByRole('heading', { name: '掉量' })).toBeVisible()
  await page.goto('/analysis/season')
  await expect(page.getByRole('figure').first()).not.toContainText('每月约')
})

test('the sales manager’s day begins with the team: whose customers ship less, claims to rule and leads that wait', async ({
  page,
}) => {
  await enter(page, 'sales_manager')
  const team = page.locator('section').filter({ has: page.getByRole('heading', { name: '团队掉量' }) })
  await expect(team.getByRole('row').nth(1)).toContainText(/\d+ 户/)
  await expect(team).toContainText(/合计 \d+ 人/)
  const leads = page.locator('[data-waits="leads"]')
  await expect(leads).toContainText('超过 4 小时')
  await expect(page.locator('[data-waits="collisions"]')).toHaveAttribute('href', '/collisions')
  expect(await seriousFindings(page)).toEqual([])
  await team.getByRole('row').nth(1).getByRole('link').click()
  await expect(page).toHaveURL(/\/analysis\/drop\?owner=\d+/)
  await expect(rows(page).first()).toBeVisible()

  await page.goto('/today')
  await leads.click()
  await expect(page).toHaveURL(/\/prospects\?first_contact=late/)
})
