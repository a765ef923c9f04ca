import { expect, rowLinks, rows, test } from './support/app.ts'

test('on a phone a lead is noted in one line, learnt about, taken a step on, given up and taken up again', async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signInAs('sales_manager')
  await page.goto('/prospects')
  const name = `知夏服饰${Date.now()}`
  await page.getByLabel('一行记下线索').fill(`${name} 13900001111 王姐 日均50票`)
  await expect(page.getByText('王姐')).toBeVisible()
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByText(`已记下： ${name}`)).toBeVisible()
  await page.getByRole('link', { name: '打开' }).click()
  await expect(page).toHaveURL(/\/prospects\/\d+/)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  // A visit is noted where one stands, and one is back there with it and the day of the next.
  await page.getByRole('link', { name: '记一笔' }).click()
  await page.getByText('拜访', { exact: true }).click()
  await page.getByLabel('听到什么').fill('先寄十票看看')
  await page.getByRole('button', { name: '1 周后' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(/\/prospects\/\d+$/)
  await expect(page.getByRole('listitem').filter({ hasText: '先寄十票看看' })).toBeVisible()
  await expect(page.getByRole('button', { name: '改期' })).toBeVisible()

  await page.getByRole('button', { name: '推进到 潜在客户' }).click()
  await expect(page.getByText('先确认我们能够服务')).toBeVisible()
  for (const question of ['我们能否服务', '有寄递意愿', '有支付能力'])
    await page.getByRole('group', { name: question }).getByText('是', { exact: true }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('还差：可服务')).toBeHidden()
  await page.getByRole('button', { name: '推进到 潜在客户' }).click()
  await expect(page.getByText('线索 → 潜在客户', { exact: true })).toBeVisible()

  await page.locator('summary', { hasText: '放弃' }).click()
  await page.getByText('已签同行').click()
  await page.getByRole('button', { name: '放弃' }).click()
  await expect(page.getByText('已放弃：已签同行')).toBeVisible()
  await page.getByRole('button', { name: /重新跟进/ }).click()
  await expect(page.getByText('已放弃 → 线索', { exact: true })).toBeVisible()

  await page.goto('/prospects/board')
  await expect(page.getByRole('heading', { level: 1, name: '潜在客户' })).toBeVisible()
  const ways = page.getByRole('navigation', { name: '查看方式' })
  await expect(ways.getByRole('link', { name: '看板' })).toHaveAttribute('aria-current', 'page')
})

test('a lead that was noted by mistake is taken back', async ({ page, signInAs }) => {
  await signInAs('sales')
  await page.goto('/prospects')
  const name = `误记${Date.now()}`
  await page.getByLabel('一行记下线索').fill(name)
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('已撤销。')).toBeVisible()
  await expect(page.getByRole('link', { name, exact: true })).toBeHidden()
})

test('a view of prospects is saved and opened with, and its prospects are walked one by one', async ({ page, signInAs }) => {
  await signInAs('sales_manager')
  await page.goto('/prospects')
  await expect(rows(page).nth(2)).toBeVisible()
  const views = () => page.getByRole('button', { name: /^视图/ }).click()
  await views()
  await page.locator('#views').getByRole('link', { name: '停留最久' }).click()
  await expect(page).toHaveURL(/sort=step_since&view=stuck/)
  const names = await rowLinks(page).allInnerTexts()
  await views()
  await page.getByRole('button', { name: '打开列表时默认使用' }).click()
  await views()
  await expect(page.getByRole('button', { name: '不再默认使用' })).toBeVisible()
  await page.goto('/prospects')
  await expect(page).toHaveURL(/sort=step_since&view=stuck/)

  await rowLinks(page).first().click()
  await expect(page).toHaveURL(/\/prospects\/\d+\?.*view=stuck/)
  await expect(page.getByRole('heading', { level: 1, name: names[0] ?? '' })).toBeVisible()
  await page.getByRole('link', { name: `下一位：${names[1]}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: names[1] ?? '' })).toBeVisible()
  await page.keyboard.press(']')
  await expect(page.getByRole('heading', { level: 1, name: names[2] ?? '' })).toBeVisible()
  await page.getByRole('link', { name: `上一位：${names[1]}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: names[1] ?? '' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/prospects\?sort=step_since&view=stuck/)
  await views()
  await page.getByRole('button', { name: '不再默认使用' }).click()
  await views()
  await expect(page.getByRole('button', { name: '打开列表时默认使用' })).toBeVisible()
})

test('prospects are changed together and given back what they had, and their list is taken along as a file', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales_manager')
  await page.goto('/prospects?sort=step_since')
  const boxes = page.locator('[data-select]')
  await boxes.nth(0).click()
  await boxes.nth(1).click()
  await expect(page.getByText('已选 2 项')).toBeVisible()
  await page.getByRole('region').getByRole('button', { name: '下次跟进', exact: true }).click()
  await expect(page.getByRole('heading', { name: '设定 2 位客户的下次跟进' })).toBeVisible()
  await page.getByRole('dialog').locator('input[type=date]').fill('2099-05-01')
  await page.getByRole('button', { name: '确定' }).click()
  const toast = page.locator('.toast')
  await expect(toast).toContainText('已更改 2 位客户')
  await toast.getByRole('button', { name: '撤销' }).click()
  await expect(toast).toContainText('已撤销，2 位客户恢复原值')

  await page.getByRole('button', { name: '导出', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()])
  expect(file.suggestedFilename()).toMatch(/^潜在客户-.*\.csv$/)

  await page.goto('/cases')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const [cases] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()])
  expect(cases.suggestedFilename()).toMatch(/^工单-.*\.csv$/)
})

test('a customer that ships is begun to be won from its card, which leads to the steps and tells of them', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales_manager')
  await page.goto('/customers?abc=B&lifecycle=regular')
  const name = (await rowLinks(page).nth(4).innerText()).trim()
  await rowLinks(page).nth(4).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  const card = page.url()
  await page.getByRole('button', { name: '开始开发' }).click()
  await expect(page).toHaveURL(/\/prospects\/\d+$/)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.locator('summary', { hasText: '放弃' }).click()
  await page.getByText('已签同行').click()
  await page.getByRole('button', { name: '放弃' }).click()
  await expect(page.getByText('已放弃：已签同行')).toBeVisible()

  await page.goto(card)
  const line = page.getByText('开发进度').locator('..').filter({ hasText: '已签同行' })
  await expect(line.getByRole('link', { name: '已放弃' })).toBeVisible()
  const timeline = page.getByRole('list', { name: '只看' })
  await timeline.getByRole('link', { name: '开发' }).click()
  await expect(page.getByText('放弃开发：线索 → 已放弃')).toBeVisible()
  // The latest; it may have been won once before.
  await expect(page.getByText('开始开发：线索').first()).toBeVisible()
  await line.getByRole('link', { name: '已放弃' }).click()
  await expect(page).toHaveURL(/\/prospects\/\d+$/)
})
