import type { Page } from '@playwright/test'
import { cellsUnder, elsewhere, expect, signIn, signInOf, test } from './support/app.ts'

const phone = { width: 390, height: 844 }
/** What begins as a picture does. */
const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3])
const caller = { name: '钱小舟', number: '13700246813' }

/** Opens what is to be done, fills it in by label, and sends it. */
async function does(page: Page, deed: string, fields: Record<string, string>): Promise<void> {
  await page.getByRole('navigation', { name: '处理' }).getByRole('link', { name: deed, exact: true }).click()
  const form = page.getByRole('region', { name: deed, exact: true })
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label)
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption({ label: value })
    else await field.fill(value)
  }
  await form.getByRole('button', { name: deed, exact: true }).click()
}

test('a complaint: recorded while somebody calls, answered, asked of the outlet, solved within one’s limit, and told', async ({
  page,
  browser,
  signInAs,
}) => {
  test.slow() // two people, and a dozen steps
  await signInAs('service')
  await page.goto('/cases')
  const [waybill = ''] = (await cellsUnder(page, '运单号')).filter((text) => text.startsWith('HY'))

  // The waybill brings its customer along, and says that somebody is at it already.
  await page.getByRole('link', { name: '新建工单' }).click()
  await expect(page).toHaveURL(/\/cases\/new/)
  await page.getByLabel('运单号').fill(waybill)
  await expect(page.getByText('这票运单已有未结工单')).toBeVisible()
  await expect(page.getByText('来自运单')).toBeVisible()
  // Each date says what it is of: picked up, signed for, promised.
  await expect(page.getByText(/^\d+\/\d+ 揽收$/)).toBeVisible()

  // Without what it is about, what happened and a way to answer nothing begins; what is filled in is no longer called wrong.
  await page.getByRole('button', { name: '登记', exact: true }).click()
  for (const wanting of ['请选择一项', '留一个能回复的号码，或选择客户', '写明经过，或要求什么'])
    await expect(page.getByText(wanting)).toBeVisible()
  await page.getByLabel('问题分类').selectOption({ label: '内件短少' })
  await expect(page.getByText('请选择一项')).toBeHidden()
  await page.getByLabel('来电人').fill(caller.name)
  await page.getByLabel('来电号码').fill(caller.number)
  await page.getByLabel('经过与诉求').fill(`${caller.name}（${caller.number}）说少了一件`)
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '内件短少' })).toBeVisible()
  await expect(page.getByText('首次答复')).toBeVisible()
  const address = page.url().replace(/\?.*/, '')

  await does(page, '答复用户', { 说了什么: '已受理，先核实' })
  await expect(page.getByText('答复用户（电话）')).toBeVisible()
  await expect(page.getByText('处理中')).toBeVisible()

  // What is waited for of the customer stops our own promises, and no other.
  await does(page, '等待客户', { 在等客户的什么: '请客户回传外箱照片' })
  await expect(page.getByText(/等待客户，自 .*：解决与进展时限暂停/)).toBeVisible()
  await expect(page.getByRole('region', { name: '时限', exact: true }).getByText('法定 7 日')).toBeVisible()
  await expect(page.getByRole('region', { name: '时限', exact: true }).getByText('解决', { exact: true })).toBeHidden()
  await does(page, '恢复处理', { 备注: '照片已收到' })
  await expect(page.getByRole('region', { name: '时限', exact: true }).getByText('解决', { exact: true })).toBeVisible()

  // The outlet is found by its name, wherever it belongs.
  await page.getByRole('navigation', { name: '处理' }).getByRole('link', { name: '转网点', exact: true }).click()
  const ask = page.getByRole('region', { name: '转网点', exact: true })
  await ask.getByLabel('网点', { exact: false }).first().fill('观海卫')
  await ask.getByRole('option', { name: '观海卫网点' }).click()
  await ask.getByLabel('要网点核实什么').fill(`${caller.name} ${caller.number} 称少件，请查监控`)
  await ask.getByRole('button', { name: '转网点', exact: true }).click()
  await expect(page.getByText('待网点回复')).toBeVisible()

  // The outlet answers from a phone. Who complained is nowhere, not even masked.
  const outlet = await elsewhere(browser, { viewport: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await signIn(outlet, signInOf('outlet'))
  await outlet.waitForURL(/\/today/)
  await outlet.goto('/cases')
  await outlet.getByRole('link', { name: /件工单等待您的网点回复/ }).click()
  await outlet.waitForURL(/\/cases\/handed/)
  await outlet
    .getByRole('link', { name: /内件短少/ })
    .first()
    .click()
  await expect(outlet.getByRole('heading', { level: 1, name: '内件短少' })).toBeVisible()
  const seen = await outlet.content()
  for (const secret of [caller.name, '钱*', caller.number, '137*']) expect(seen).not.toContain(secret)
  await expect(outlet.getByText('**** **** 称少件，请查监控')).toBeVisible()
  await outlet.getByText('承认是本网点责任').click()
  await outlet.getByLabel('核实情况').fill('分拣时外箱开口，少一件')
  await outlet.getByRole('button', { name: '提交回复' }).click()
  await expect(outlet.getByText(/已于 .* 回复/)).toBeVisible()
  await outlet.getByText('添加照片或文件').click()
  await outlet.locator('input[type=file]').setInputFiles({ name: 'camera.png', mimeType: 'image/png', buffer: picture })
  await outlet.getByLabel('说明（可不填）').fill('监控截图')
  await outlet.getByRole('button', { name: '添加', exact: true }).click()
  await expect(outlet.getByRole('link', { name: /下载：监控截图/ })).toBeVisible()

  // What is paid out is within one's own limit, or somebody else's to decide.
  await page.goto(address)
  await expect(page.getByText('观海卫网点 回复：承认是本网点责任')).toBeVisible()
  await expect(page.getByRole('link', { name: /下载：监控截图/ })).toBeVisible()
  await does(page, '解决', { 根本原因: '分拨中转', '赔付（元）': '150', 处理结果: '赔付并致歉' })
  await expect(page.getByText(/超出您的赔付权限.*需由客服(组长|主管)决定/)).toBeVisible()
  const form = page.getByRole('region', { name: '解决', exact: true })
  await form.getByLabel('赔付（元）').fill('80')
  await form.getByRole('button', { name: '解决', exact: true }).click()
  await expect(page.getByText('已解决待告知')).toBeVisible()

  // Only the record that the user was told ends the seven days, and closes it.
  await does(page, '已告知结果', { 告知的处理结果: '已告知赔付八十元' })
  await expect(page.getByText('法定 7 日内已告知')).toBeVisible()
  await expect(page.getByText('已结案')).toBeVisible()
})

test('a postal appeal: the earlier complaint on the waybill is found, and the regulator’s date typed in', async ({
  page,
  signInAs,
}) => {
  await signInAs('claims')
  await page.goto('/cases?type=complaint&stage=closed')
  await page.getByRole('link', { name: /./ }).and(page.locator('[data-row-link]')).first().click()
  await page.getByRole('link', { name: '查看运单' }).click()
  // From the waybill, which comes along.
  await page.getByRole('link', { name: '建工单' }).first().click()
  await expect(page.getByText('来自运单')).toBeVisible()
  await page.getByText('邮政申诉', { exact: true }).click()
  await expect(page.getByLabel('来源渠道')).toHaveValue('regulator')
  await expect(page.getByLabel('邮政管理部门所在省份')).toHaveValue('33')
  const earlier = page.getByRole('group', { name: '先前投诉' })
  await expect(earlier.getByRole('radio', { checked: true })).not.toHaveValue('none')
  await page.getByLabel('来源编号').fill('ZB-E2E-1')
  await page.getByLabel('来文要求的到期时间').fill('2099-01-01T18:00')
  await page.getByLabel('经过与诉求').fill('对投诉处理结果不服')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('申诉到期')).toBeVisible()
  await expect(page.getByText('ZB-E2E-1').first()).toBeVisible()
  await expect(page.getByText('先前投诉')).toBeVisible()
})

test('from the customer’s card its cases are opened, and another is begun', async ({ page, signInAs }) => {
  await signInAs('service')
  await page.goto('/cases')
  await page.locator('[data-row-link]').first().click()
  await page.locator('a[href^="/customers/"]').first().click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  const cases = page.locator('section', { has: page.getByRole('heading', { name: '工单', exact: true }) })
  await expect(cases.locator('a[href^="/cases/"]').first()).toBeVisible()
  await page.getByRole('link', { name: '建工单' }).first().click()
  await expect(page).toHaveURL(/\/cases\/new\?customer=\d+/)
})

test('the supervisor sees what breaks its promise today, and gives what nobody has to whoever has least', async ({
  page,
  signInAs,
}) => {
  await signInAs('service_manager')
  await page.goto('/cases/board')
  await expect(page.getByRole('heading', { name: '按网点' })).toBeVisible()
  // Which clock runs out soonest is the demo's to say; its row leads to its cases.
  await page.locator('main a[href*="clock="]').first().click()
  await expect(page).toHaveURL(/clock=/)
  await page.goto('/cases/assign')
  const share = page.getByRole('button', { name: '看看怎么分' })
  if (await share.isEnabled()) {
    await page.getByRole('button', { name: '全选', exact: true }).click()
    await share.click()
    // Who gets what stands there before it is done.
    await expect(page.getByRole('region', { name: '将这样分派' })).toContainText('未分派的')
    await page.getByRole('button', { name: '确认分派' }).click()
    await expect(page.getByText('已分派', { exact: true })).toBeVisible()
  }
  await expect(page.getByText('没有未分派的工单。')).toBeVisible()
  // What somebody has already is evened out too: of those that are selected in the queue, here one.
  await page.goto('/cases')
  await page.locator('[data-select]').first().check()
  await page.getByRole('button', { name: '按负荷分派' }).click()
  await expect(page).toHaveURL(/\/cases\/assign\?cases=\d+&level=true/)
  await expect(page.getByText('只处理所选的 1 件。')).toBeVisible()
  await expect(page.getByLabel(/同时均衡已分派的工单/)).toBeChecked()
  await page.getByRole('button', { name: '全选', exact: true }).click()
  await share.click()
  await expect(page.getByText(/均衡转移|已分派的已经均衡/)).toBeVisible()
  const confirm = page.getByRole('button', { name: '确认分派' })
  if (await confirm.isVisible()) {
    await confirm.click()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await expect(page.getByText('已撤销，1 件退回原处')).toBeVisible()
  }
})
