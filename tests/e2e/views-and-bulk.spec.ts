import type { Page } from '@playwright/test'
import { cellsUnder, elsewhere, expect, filterBy, rows, signIn, signInOf, test } from './support/app.ts'

/** Opens the menu of views. */
async function openViews(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^视图/ }).click()
  await expect(page.locator('#views')).toBeVisible()
}

test('a manager selects by mouse and keyboard, hands over, sees who and how many, and undoes it @bulk', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales_manager')
  // A colleague's, the least valuable first: others' tests look at the greatest.
  await page.goto('/customers?sort=value')
  await filterBy(page, '客户经理', '叶俊')
  await expect(page).toHaveURL(/owner=\d+/)
  await expect.poll(async () => new Set(await cellsUnder(page, '客户经理'))).toEqual(new Set(['叶俊']))
  const names = (await rows(page).locator('[data-row-link]').allInnerTexts()).slice(0, 3)

  const boxes = page.locator('[data-select]')
  await boxes.nth(0).click()
  await boxes.nth(2).click({ modifiers: ['Shift'] })
  await expect(page.getByText('已选 3 项')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('已选 3 项')).toBeHidden()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await expect(page.getByText('已选 3 项')).toBeVisible()

  await page.getByRole('button', { name: '转交', exact: true }).click()
  await expect(page.getByRole('heading', { name: '转交 3 位客户' })).toBeVisible()
  await page.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('不能为空白')).toBeVisible()
  await page.getByRole('combobox', { name: '新的客户经理' }).fill('周敏')
  await page.getByRole('option', { name: /周敏/ }).click()
  await page.getByRole('button', { name: '确定' }).click()
  const toast = page.locator('.toast')
  await expect(toast).toContainText('已更改 3 位客户')
  for (const name of names) await expect(rows(page).filter({ hasText: name })).toHaveCount(0)

  await toast.getByRole('button', { name: '撤销' }).click()
  await expect(toast).toContainText('已撤销，3 位客户恢复原值')
  for (const name of names) await expect(rows(page).filter({ hasText: name })).toHaveCount(1)
  await toast.getByRole('link', { name: '查看明细' }).click()
  await expect(page.getByRole('heading', { name: '转交给 周敏' })).toBeVisible()
  await expect(page.getByText('已撤销').first()).toBeVisible()
})

test('everything that matches is selected beyond the page, and changed by its filter @bulk', async ({ page, signInAs }) => {
  await signInAs('sales_manager')
  await page.goto('/customers?abc=C&limit=5')
  await expect(rows(page).first()).toBeVisible()
  await page.getByRole('checkbox', { name: '选择本页全部客户' }).click()
  await expect(page.getByText('已选 5 项')).toBeVisible()
  await page.getByRole('button', { name: '选择符合条件的全部' }).click()
  const said = page.getByText(/已选全部 \d+ 项/)
  await expect(said).toBeVisible()
  const count = Number(/\d+/.exec(await said.innerText())?.[0])
  expect(count).toBeGreaterThan(5)
  await expect(page.getByText(`${count} 位客户`)).toBeVisible()

  await page.getByRole('button', { name: '标签', exact: true }).click()
  await page.getByLabel('添加标签').fill('旺季回访')
  await page.getByRole('button', { name: '确定' }).click()
  await expect(page.locator('.toast')).toContainText(`已更改 ${count} 位客户`)
  await page.goto('/customers?tag=%E6%97%BA%E5%AD%A3%E5%9B%9E%E8%AE%BF')
  await expect(page.getByText(`${count} 位客户`)).toBeVisible()

  await page.goto('/customers/bulk')
  await page
    .getByRole('link', { name: /旺季回访/ })
    .first()
    .click()
  await page.getByRole('button', { name: '撤销此次修改' }).click()
  await expect(page.getByText('已恢复原值')).toBeVisible()
  await page.goto('/customers?tag=%E6%97%BA%E5%AD%A3%E5%9B%9E%E8%AE%BF')
  await expect(page.getByRole('heading', { name: '没有符合条件的客户' })).toBeVisible()
})

test('a manager saves a view and shares it, a colleague uses it, and it can be had back when it was deleted @views', async ({
  page,
  browser,
  signInAs,
}) => {
  const name = `A类近期发货 ${process.pid}-${Date.now() % 100_000}`
  await signInAs('sales_manager')
  await page.goto('/customers')
  await filterBy(page, '等级', 'A')
  await expect(page).toHaveURL(/abc=A/)
  await page.getByRole('link', { name: '末次发货', exact: true }).click()
  await expect(page).toHaveURL(/abc=A&sort=-last_shipping/)
  await openViews(page)
  await page.getByRole('button', { name: '保存为视图…' }).click()
  await page.getByRole('textbox', { name: /^名称/ }).fill(name)
  await page.getByText('本网点及下级').click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page).toHaveURL(/view=\d+/)
  const current = page.getByRole('button', { name: `视图：${name}` })
  await expect(current).toBeVisible()

  // The colleague's own customers, under the manager's filter and order; it is not the colleague's to change.
  const colleague = await elsewhere(browser)
  await signIn(colleague, signInOf('sales'))
  await expect(colleague).toHaveURL(/\/today/)
  await colleague.goto('/customers')
  await expect(rows(colleague).first()).toBeVisible()
  await openViews(colleague)
  await colleague
    .locator('#views')
    .getByRole('link', { name: new RegExp(name) })
    .click()
  await expect(colleague).toHaveURL(/abc=A&sort=-last_shipping&view=\d+/)
  await expect.poll(async () => new Set(await cellsUnder(colleague, '等级'))).toEqual(new Set(['A']))
  expect(new Set(await cellsUnder(colleague, '客户经理'))).toEqual(new Set(['周敏']))
  await openViews(colleague)
  await expect(colleague.getByRole('button', { name: '删除此视图' })).toHaveCount(0)
  await colleague.context().close()

  // What is changed shows as changed, until it is kept.
  await filterBy(page, '类型', '企业客户')
  await expect(current).toContainText('已修改')
  await openViews(page)
  await page.getByRole('button', { name: `更新“${name}”` }).click()
  await expect(current).not.toContainText('已修改')

  await openViews(page)
  await page.getByRole('button', { name: '删除此视图' }).click()
  await expect(page.locator('.toast')).toContainText(`已删除视图“${name}”`)
  await page.locator('.toast').getByRole('button', { name: '撤销' }).click()
  await openViews(page)
  await page
    .locator('#views')
    .getByRole('link', { name: new RegExp(name) })
    .click()
  await expect(page).toHaveURL(/kind=business/)
  await openViews(page)
  await page.getByRole('button', { name: '删除此视图' }).click()
  await expect(page.locator('.toast')).toBeVisible()
})

test('a list opens with the view that its reader has chosen, and all of it is one click away @views', async ({
  page,
  signInAs,
}) => {
  await signInAs('finance')
  await openViews(page)
  await page.locator('#views').getByRole('link', { name: 'A 类客户' }).click()
  await expect(page).toHaveURL(/abc=A&view=abc_a/)
  await openViews(page)
  await page.getByRole('button', { name: '打开列表时默认使用' }).click()
  await openViews(page)
  await expect(page.getByRole('button', { name: '不再默认使用' })).toBeVisible()
  await page.goto('/customers')
  await expect(page).toHaveURL(/abc=A&view=abc_a/)
  await openViews(page)
  await page.locator('#views').getByRole('link', { name: '全部客户' }).click()
  await expect(page).toHaveURL(/\/customers\?view=all$/)
  await page.goto('/customers?abc=A&view=abc_a')
  await openViews(page)
  await page.getByRole('button', { name: '不再默认使用' }).click()
  await openViews(page)
  await expect(page.getByRole('button', { name: '打开列表时默认使用' })).toBeVisible()
  await page.goto('/customers')
  await expect(page).toHaveURL(/\/customers$/)
})

test('a stage whose gate is not met is said before it is stated for many, and beside it after; the card leads to all such customers', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales_manager')
  await page.goto('/customers?lifecycle=new&limit=25')
  await rows(page).first().getByRole('checkbox').check()
  await page.getByRole('button', { name: '生命周期', exact: true }).last().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('忠诚', { exact: true }).click()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('有 1 户未达“忠诚”的条件')).toBeVisible()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog).toHaveCount(0)
  await page.goto('/customers?gate=unmet&lifecycle=loyal')
  await expect(rows(page).first()).toBeVisible()
  await rows(page).first().locator('[data-row-link]').click()
  await expect(page.getByText('忠诚（未达条件）')).toBeVisible()
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: '生命周期' }) })
  await expect(panel).toContainText('所填“忠诚”未达条件')
  await panel.getByRole('link', { name: '可升级的客户' }).click()
  await expect(page).toHaveURL(/gate=open/)
  await expect(page.locator('main')).toContainText(/升级条件.{0,3}可升级/)
})

test('what a list shows is exported as a file @export', async ({ page, signInAs }) => {
  await signInAs('finance')
  await page.goto('/customers?abc=A&limit=200')
  await expect(rows(page).first()).toBeVisible()
  const shown = (await rows(page).count()) + 1
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()])
  expect(file.suggestedFilename()).toMatch(/^客户-.*\.csv$/)
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(shown)
  expect(lines[0]).toContain('客户,编号,类型,等级')
  await expect(page.getByText('导出会被记录')).toBeVisible()
})

/** Chooses a value among the filters that are wanted more seldom. */
async function filterByMore(page: Page, filter: string, value: string): Promise<void> {
  await page.getByRole('button', { name: '更多筛选' }).click()
  const menu = page.locator('[popover]:popover-open')
  await menu.locator('summary', { hasText: filter }).click()
  await menu.getByRole('link', { name: value, exact: true }).click()
}

test('filters that are wanted more seldom stand behind one button, and show as chips once they are set @views', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales_manager')
  await filterByMore(page, '忠诚度', '虚假忠诚')
  await expect(page).toHaveURL(/loyalty=spurious/)
  await expect(page.getByText('忠诚度：虚假忠诚')).toBeVisible()
  await filterByMore(page, '地区', '浙江')
  await expect(page).toHaveURL(/loyalty=spurious&region_code=330000/)
  await expect(page.getByText('地区：浙江')).toBeVisible()
  await page.getByRole('link', { name: '取消筛选 忠诚度' }).click()
  await expect(page).toHaveURL(/\/customers\?region_code=330000$/)

  await page.getByRole('button', { name: '更多筛选' }).click()
  const menu = page.locator('[popover]:popover-open')
  await menu.locator('summary', { hasText: 'RFM' }).click()
  await menu.getByLabel('三位评分').fill('555')
  await menu.getByRole('button', { name: '应用' }).click()
  await expect(page).toHaveURL(/region_code=330000&rfm=555/)
})

test('a tag leads to all who have it, and who was archived is found again by whoever may bring it back @views', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales_manager')
  const [name, tag] = [`旧友包装${Date.now()}`, `展会${Date.now() % 100_000}`]
  await page.goto('/customers/new')
  await page.getByLabel('客户名称').fill(name)
  await page.getByLabel('标签').fill(tag)
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await page.getByRole('link', { name: tag, exact: true }).click()
  await expect(page).toHaveURL(/\/customers\?tag=/)
  await expect(rows(page)).toHaveCount(1)

  await rows(page).first().locator('[data-row-link]').click()
  await page.getByRole('button', { name: '归档' }).click()
  await expect(page.getByText('此客户已归档')).toBeVisible()
  await page.goto('/customers')
  await openViews(page)
  await page.locator('#views').getByRole('link', { name: '已归档' }).click()
  await expect(page).toHaveURL(/archived=true&view=archived/)
  await expect(rows(page).filter({ hasText: name })).toHaveCount(1)

  await page.context().clearCookies()
  await signIn(page, signInOf('sales'))
  await expect(page).toHaveURL(/\/today/)
  await page.goto('/customers')
  await page.getByRole('button', { name: '更多筛选' }).click()
  await expect(page.locator('[popover]:popover-open summary', { hasText: '标签' })).toBeVisible()
  await expect(page.locator('[popover]:popover-open summary', { hasText: '归档' })).toHaveCount(0)
})
