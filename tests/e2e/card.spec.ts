import type { Page } from '@playwright/test'
import { expect, rowLinks, signIn, signInOf, test } from './support/app.ts'

/** Makes a customer of its own, so that the journeys do not meet. */
async function newCustomer(page: Page, name: string, industry: string): Promise<string> {
  await page.goto('/customers/new')
  await page.getByLabel('客户名称').fill(name)
  await page.getByLabel('行业').fill(industry)
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page).toHaveURL(/\/customers\/\d+$/)
  return new URL(page.url()).pathname
}

test('a visit is noted on the phone, with the next touch and a task; the card shows all three', async ({ page, signInAs }) => {
  await signInAs('sales')
  await page.setViewportSize({ width: 390, height: 844 })
  const card = await newCustomer(page, `随访客户${Date.now()}`, '文具')
  await page.getByRole('link', { name: '记一笔' }).first().click()
  await page.getByText('拜访', { exact: true }).click()
  // What says nothing would count as a touch all the same.
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('写一句听到什么、怎么答复或结果，或定下次跟进日').first()).toBeVisible()
  await page.getByLabel('听到什么').fill('希望改为下午五点取件')
  await page.getByRole('button', { name: '1 周后' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(new RegExp(`${card}$`))
  await expect(page.getByText('下次跟进', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('未安排')).toBeHidden()
  await page.getByRole('tab', { name: '时间线' }).click()
  await expect(page.getByText('希望改为下午五点取件')).toBeVisible()
  await page.getByRole('button', { name: '撤回' }).first().click()
  await expect(page.getByText('希望改为下午五点取件')).toBeHidden()
})

test('a card says how the customer was served, and its timeline tells of waybills gone wrong and of surveys', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/analysis/drop?cause=breakage')
  await page.locator('[data-row-link]').first().click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  const service = page.locator('section', { has: page.getByRole('heading', { level: 2, name: /^服务（近 12 个月）/ }) })
  await expect(service).toContainText(/准时率\s*\d+\.\d%/)
  await expect(service).toContainText(/破损 [1-9]\d* 票/)
  await expect(service).toContainText(/理赔\s*\d+ 件/)
  await page.getByRole('link', { name: '运单异常', exact: true }).click()
  await expect(page).toHaveURL(/events=exception/)
  const timeline = page.locator('section', { has: page.getByRole('heading', { level: 2, name: '时间线' }) })
  await expect(timeline.getByRole('listitem').filter({ hasText: '破损' }).first()).toBeVisible()
  await timeline.locator('a[href^="/waybills/"]').first().click()
  await expect(page).toHaveURL(/\/waybills\//)
})

test('a card shows the classes that decide with their reasons, and folds the others to a line that opens by keyboard', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/customers?abc=A')
  await page.locator('[data-row-link]').first().click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: '分类', exact: true }) })
  await expect(panel.getByRole('term').first()).toHaveText('ABC 等级')
  await expect(panel.getByRole('term').filter({ hasText: '黄金客户' })).toBeVisible()
  await expect(panel.getByRole('term').filter({ hasText: 'ABC 联合矩阵' })).toHaveCount(0)
  const folded = panel.locator('summary').filter({ hasText: 'ABC 联合矩阵' })
  await expect(folded).toBeVisible()
  const reason = panel.getByText(/^两项合为 [ABC]{2}，归为 [ABC] 类。$/)
  await expect(reason).toBeHidden()
  await folded.focus()
  await page.keyboard.press('Enter')
  await expect(reason).toBeVisible()
})

test('from a view of the drops a card leads to the next one and back to the same list', async ({ page, signInAs }) => {
  await signInAs('executive')
  await page.goto('/analysis/drop?limit=25')
  const chooseView = async (name: string, url: RegExp) => {
    await page.locator('[popovertarget="views"]').click()
    await page.locator('#views').getByRole('link', { name, exact: true }).click()
    await expect(page).toHaveURL(url)
  }
  await chooseView('破损丢失', /\/analysis\/drop\?cause=breakage&view=breakage/)
  // How many fell for one reason depends on the day; those of all reasons are several on any.
  await chooseView('全部掉量', /\/analysis\/drop\?view=all/)
  await expect.poll(() => rowLinks(page).count()).toBeGreaterThan(1)
  const names = await rowLinks(page).allInnerTexts()
  await rowLinks(page).first().click()
  await expect(page).toHaveURL(/\/customers\/\d+\?.*from=drops/)
  await expect(page.getByRole('heading', { level: 1, name: names[0] ?? '' })).toBeVisible()
  await page.getByRole('link', { name: `下一位：${names[1]}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: names[1] ?? '' })).toBeVisible()
  await expect(page.getByRole('link', { name: `上一位：${names[0]}` })).toBeVisible()
  // The card's own links keep the list.
  await page.getByRole('link', { name: '运单异常', exact: true }).click()
  await expect(page).toHaveURL(/events=exception/)
  await page.getByRole('link', { name: '掉量客户', exact: true }).click()
  await expect(page).toHaveURL(/\/analysis\/drop\?view=all/)
})

test('two customers are merged with a choice of fields, and stand alone again after the undo', async ({ page, signInAs }) => {
  await signInAs('sales_manager')
  const mark = Date.now()
  const kept = await newCustomer(page, `镜湖家居${mark}`, '家居')
  const gone = await newCustomer(page, `镜湖家居用品${mark}`, '日用')
  await page.goto(`${kept}/merge?with=${gone.split('/').at(-1)}`)
  await expect(page).toHaveURL(/\/customers\/\d+\/merge\?/)
  await page.getByRole('radio', { name: '日用' }).check()
  await page.getByRole('button', { name: '合并', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${kept}($|\\?)`))
  await expect(page.getByText('日用', { exact: true })).toBeVisible()
  await expect(page.getByText(`已并入：镜湖家居用品${mark}`)).toBeVisible()

  await page.getByRole('button', { name: '撤销合并' }).click()
  await expect(page.getByText('合并已撤销，两位客户各自独立。')).toBeVisible()
  await expect(page.getByText('家居', { exact: true })).toBeVisible()
  await page.goto(gone)
  await expect(page.getByRole('heading', { level: 1, name: `镜湖家居用品${mark}` })).toBeVisible()
})

test('another customer settles for one; each card leads to the other, and whoever pays has no payer', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales_manager')
  const mark = Date.now()
  const payer = await newCustomer(page, `总账纸业${mark}`, '造纸')
  const paid = await newCustomer(page, `分厂纸业${mark}`, '造纸')
  const choosePayer = async (card: string, name: string) => {
    await page.goto(`${card}/edit`)
    await page.getByRole('combobox', { name: '付款方' }).fill(name)
    await page.getByRole('option', { name: new RegExp(name) }).click()
    await page.getByRole('button', { name: '保存' }).click()
  }
  await choosePayer(paid, `总账纸业${mark}`)
  await page
    .getByRole('link', { name: `总账纸业${mark}`, exact: true })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`${payer}$`))
  await expect(page.getByRole('heading', { name: '代付的客户' })).toBeVisible()
  await expect(page.getByRole('link', { name: `分厂纸业${mark}`, exact: true })).toBeVisible()

  const third = await newCustomer(page, `纸业集团${mark}`, '造纸')
  await choosePayer(payer, `纸业集团${mark}`)
  await expect(page.getByText('该客户正为其他客户付款，不能再由别人付款').first()).toBeVisible()
  await page.goto(third)
  await expect(page.getByRole('heading', { name: '代付的客户' })).toBeHidden()
})

test('what is known is noted with how, from whom and how surely, and counts towards what could be known', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales')
  await newCustomer(page, `问明文具${Date.now()}`, '文具')
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: '资料完整度' }) })
  const known = () => panel.getByText(/^\d+\/\d+ 项$/).allInnerTexts()
  const before = await known()
  await panel.getByRole('button', { name: '补充一项' }).click()
  const sheet = page.getByRole('dialog', { name: '补充客户信息' })
  await sheet.getByLabel('信息项').selectOption('parcels_month')
  await sheet.getByLabel('内容').fill('3000')
  await sheet.getByText('较可信', { exact: true }).click()
  await sheet.getByLabel('获知方式').selectOption({ label: '询问' })
  await sheet.getByLabel('来源').fill('仓库主任')
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect(sheet.getByText('已记下： 总票量（每月，含同行）')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toContainText('3,000')
  await expect(panel).toContainText('仓库主任')
  await expect(panel).toContainText('较可信')
  await expect.poll(known).not.toEqual(before)
})

test('firms of one group stand on each other’s cards, and one leaves it again', async ({ page, signInAs }) => {
  await signInAs('sales_manager')
  const mark = Date.now()
  const parent = await newCustomer(page, `澜海控股${mark}`, '控股')
  const child = await newCustomer(page, `澜海包装${mark}`, '包装')
  const group = page.locator('section').filter({ has: page.getByRole('heading', { name: '集团' }) })
  const sheet = page.getByRole('dialog', { name: '上级客户' })
  // A card that has just come opens nothing until its script runs: a person would click again.
  await expect(async () => {
    await group.getByRole('button', { name: '设置上级' }).click()
    await expect(sheet).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await sheet.getByRole('combobox', { name: '上级客户' }).fill(`澜海控股${mark}`)
  await sheet.getByRole('option', { name: new RegExp(`澜海控股${mark}`) }).click()
  await sheet.getByRole('button', { name: '保存' }).click()
  await group.getByRole('link', { name: `澜海控股${mark}` }).click()
  await expect(page).toHaveURL(new RegExp(`${parent}$`))
  await expect(group.getByRole('link', { name: `澜海包装${mark}` })).toBeVisible()

  await page.goto(child)
  await group.getByRole('button', { name: '更改上级' }).click()
  await sheet.getByRole('combobox', { name: '上级客户' }).fill('')
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect(group).toContainText('没有上级或下级客户。')
})

test('who brought a customer is entered in its form, and each card of the chain leads to the others', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/customers?q=宁波九思知识产权')
  await page.locator('[data-row-link]').first().click()
  const referrals = page.locator('section').filter({ has: page.getByRole('heading', { name: '转介绍', exact: true }) })
  // Who brought whom, down to itself; whom it brought itself may follow.
  const chain = ['浙甬衡正律师事务所', '宁波明理会计师事务所', '宁波拙朴建筑设计有限公司', '宁波九思知识产权代理有限公司']
  for (const [place, name] of chain.entries()) await expect(referrals.getByRole('listitem').nth(place)).toHaveText(name)
  await referrals.getByRole('link', { name: '宁波明理会计师事务所' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '宁波明理会计师事务所' })).toBeVisible()
  await expect(referrals).toContainText('介绍了 1 户')
  await expect(referrals.getByRole('link', { name: '宁波拙朴建筑设计有限公司' })).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, signInOf('sales_manager'))
  await expect(page).toHaveURL(/\/today/)
  const mark = Date.now()
  const by = await newCustomer(page, `老友印刷${mark}`, '印刷')
  const brought = await newCustomer(page, `新友印刷${mark}`, '印刷')
  await page.goto(`${brought}/edit`)
  await page.getByRole('combobox', { name: '转介绍人' }).fill(`老友印刷${mark}`)
  await page.getByRole('option', { name: new RegExp(`老友印刷${mark}`) }).click()
  await page.getByRole('combobox', { name: '地区' }).fill('浙江')
  await page.locator('.find-list').getByRole('option', { name: '浙江', exact: true }).click()
  await page.getByLabel('年度市场花费').fill('1250.50')
  await page.getByRole('button', { name: '保存' }).click()
  await referrals.getByRole('link', { name: `老友印刷${mark}` }).click()
  await expect(page).toHaveURL(new RegExp(`${by}$`))
  await expect(referrals.getByRole('link', { name: `新友印刷${mark}` })).toBeVisible()
  await page.goto(`${brought}/edit`)
  await expect(page.getByRole('combobox', { name: '转介绍人' })).toHaveValue(`老友印刷${mark}`)
  await expect(page.getByLabel('年度市场花费')).toHaveValue('1250.50')
  await expect(page.getByRole('combobox', { name: '地区' })).toHaveValue('浙江')
})
