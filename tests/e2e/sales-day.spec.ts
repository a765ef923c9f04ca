import { expect, rows, signIn, signInOf, test } from './support/app.ts'

const DAY_MS = 86_400_000
/** A day of the company, so many from today. */
const dayFromNow = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * DAY_MS)

// The day of a salesperson and of the manager: whom to call, what is planned, who is behind, and whose a customer is.

test('a salesperson goes from today to whom to contact, notes a call and moves a planned touch in the calendar', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales')
  await page.goto('/today')
  await expect(page.getByRole('heading', { name: '我的任务' })).toBeVisible()
  await page.getByRole('link', { name: /联系节奏/ }).click()
  await expect(page).toHaveURL(/\/today\/cadence/)
  await expect(page.getByRole('heading', { level: 1, name: '联系节奏' })).toBeVisible()
  await page.getByRole('link', { name: '7 天内' }).click()
  const first = rows(page).first()
  await expect(first).toBeVisible()
  const customer = await first.getAttribute('data-row')
  await first.getByRole('link', { name: '记一笔' }).click()
  await expect(page).toHaveURL(new RegExp(`/customers/${customer}/log`))
  await page.getByLabel('结果').fill('已沟通旺季安排')
  await page.getByRole('button', { name: '保存' }).click()
  // One is back at the list that one works down, and it says what was done.
  await expect(page).toHaveURL(/\/today\/cadence$/)
  await expect(page.locator('.toast')).toContainText('已记：')

  await page.goto(`/customers/${customer}`)
  await page.getByRole('button', { name: /^(安排|改期)$/ }).click()
  // Whoever leaves before it is answered takes the deed away with the page.
  const planned = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.locator('[popover]:popover-open').getByRole('button', { name: /^明天/ }).click()
  await planned
  await page.goto('/calendar?view=month')
  await expect(page.getByRole('heading', { level: 1, name: '日历' })).toBeVisible()
  // A key that is pressed before the page's script came does nothing.
  await expect(async () => {
    await page.keyboard.press(']')
    await expect(page).toHaveURL(/on=/, { timeout: 2_000 })
  }).toPass()
  await page.keyboard.press('t')
  await expect(page).not.toHaveURL(/on=/)

  const touch = page.locator('[data-agenda="touch"]:visible', { has: page.locator(`a[href="/customers/${customer}"]`) })
  await page.goto(`/calendar?view=day&on=${dayFromNow(1)}`)
  await touch.getByRole('button', { name: /改期/ }).click()
  const popup = page.locator('[popover]:popover-open')
  await popup.getByLabel('改到').fill(dayFromNow(2))
  await popup.getByRole('button', { name: '确定' }).click()
  await expect(touch).toHaveCount(0)
  await page.goto(`/calendar?view=day&on=${dayFromNow(2)}`)
  await expect(touch).toHaveCount(1)
})

test('the manager finds the salesperson who is forty follow-ups behind in two clicks', async ({ page, signInAs }) => {
  await signInAs('sales_manager')
  await page.goto('/today')
  await page.getByRole('navigation').getByRole('link', { name: '团队' }).first().click()
  const most = rows(page).first()
  await expect(most).toContainText('陆文斌')
  const link = most.getByRole('link', { name: /^逾期跟进/ })
  const count = Number((await link.textContent())?.replaceAll(',', ''))
  expect(count).toBeGreaterThan(0)
  await link.click()
  await expect(page).toHaveURL(/\/customers\?.*next_touch=overdue/)
  await expect(rows(page)).toHaveCount(count)
})

test('a customer of a colleague is claimed, ruled by the manager, and its owner changes with the reason kept', async ({
  page,
  signInAs,
}) => {
  // A lead of the manager's, which the salesperson meets too.
  await signInAs('sales_manager')
  await page.goto('/prospects')
  const name = `北仑恒越五金${Date.now()}`
  await page.getByLabel('一行记下线索').fill(name)
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, signInOf('sales'))
  await expect(page).toHaveURL(/\/today/)
  await page.goto('/prospects')
  await page.getByLabel('一行记下线索').fill(name)
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByText('公司里已有相同的客户')).toBeVisible()
  await page.getByRole('link', { name: '认领撞单' }).click()
  await expect(page).toHaveURL(/\/collisions\/new/)
  await page.getByText('我已上门拜访').click()
  await page.getByLabel('说明与证据').fill('11月3日上门，见到仓管')
  await page.getByRole('button', { name: '认领撞单' }).click()
  await expect(page.getByText('已提交，等待裁定').first()).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, signInOf('executive'))
  await expect(page).toHaveURL(/\/today/)
  await page.goto('/collisions')
  const claim = page.locator('[data-collision]', { hasText: name })
  await claim.getByRole('button', { name: '裁定' }).click()
  await page.getByText(/^转给/).click()
  await page.getByLabel('理由').fill('先上门者得')
  await page.getByRole('dialog').getByRole('button', { name: '裁定' }).click()
  await page.getByRole('link', { name: '已裁定' }).click()
  await page.locator('[data-collision]', { hasText: name }).getByRole('link', { name }).click()
  await expect(page.getByText(/撞单裁定 · .* · 先上门者得/)).toBeVisible()
})

test('a prospect comes nearer, and is found by how near it stands', async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signInAs('sales')
  await page.goto('/prospects')
  const name = `海曙轻纺${Date.now()}`
  await page.getByLabel('一行记下线索').fill(name)
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByRole('link', { name: '打开' }).click()
  await expect(page).toHaveURL(/\/prospects\/\d+/)
  await expect(page.getByText('知道有这项产品')).toBeVisible()
  await page.getByRole('button', { name: '点头之交' }).click()
  await expect(page.getByText('陌生人 → 点头之交')).toBeVisible()
  await page.goto('/prospects?stage=acquaintance&owner=me')
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
})

test('a task is ended where it stands, and today tells what the own customers wait for and how to call them', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales')
  await page.locator('[data-row-link]').first().click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  const card = page.url()
  const part = (title: string) => page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
  const mark = Date.now()
  const [first, second] = [`送面单${mark}`, `取回合同${mark}`]
  const note = async (title: string) => {
    await page.goto(card)
    await page.getByRole('button', { name: '新建任务' }).click()
    await page.getByLabel('要做什么').fill(title)
    await page.getByLabel('截止日期').fill(dayFromNow(-400))
    await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click()
    await expect(page.getByRole('button', { name: `完成：${title}` })).toBeVisible()
  }
  await note(first)
  await note(second)

  // Long overdue, so that both stand first.
  await page.goto('/today')
  await page.getByRole('button', { name: `完成：${first}` }).click()
  const task = (title: string) => page.locator('[data-task], [data-agenda="task"]', { hasText: title })
  await expect(task(first)).toHaveCount(0)
  await expect(task(second)).toBeVisible()
  await part('我的任务').getByRole('link', { name: '日历' }).click()
  await expect(page).toHaveURL(/\/calendar$/)
  await page.goto(`/calendar?view=day&on=${dayFromNow(-400)}`)
  await page
    .getByRole('button', { name: `完成：${second}` })
    .locator('visible=true')
    .click()
  await expect(page.getByText(second)).toHaveCount(0)

  await page.goto('/today')
  const cases = part('我的客户的未结工单')
  await expect(cases.locator('[data-case]').first()).toContainText(/剩|超时/)
  expect(await cases.locator('[data-case]').count()).toBeLessThanOrEqual(5)
  const shown = await cases.locator('[data-case]').first().getAttribute('data-case')
  await cases.getByRole('link', { name: '全部' }).click()
  await expect(page).toHaveURL(/\/cases\?owner=me&stage=unclosed/)
  await expect(rows(page).first()).toHaveAttribute('data-row', shown ?? '')

  await page.goto('/today')
  const sleepers = part('瞌睡与沉睡的客户')
  const fresh = sleepers.getByRole('listitem').filter({ hasNotText: '今天已联系' }).first()
  const name = await fresh.getByRole('link').first().innerText()
  const line = sleepers.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) })
  await line.getByRole('link', { name: '记一笔' }).click()
  await expect(page).toHaveURL(/\/customers\/\d+\/log\?from=today$/)
  await page.getByLabel('结果').fill('下周恢复发货')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(/\/today$/)
  await expect(line).toContainText('今天已联系')
  await page.locator('.toast').getByRole('button', { name: '撤回' }).click()
  await expect(page.locator('.toast')).toContainText('已撤回：')
  await expect(line).not.toContainText('今天已联系')
  await sleepers.getByRole('button', { name: '拨打' }).first().click()
  await expect(page.getByRole('dialog', { name: /^打给谁/ })).toBeVisible()
  await page.goto('/today')
  await sleepers.getByRole('link', { name: '全部' }).click()
  await expect(page).toHaveURL(/dormancy=sleeping&owner=me/)
})
