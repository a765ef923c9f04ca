import type { Page } from '@playwright/test'
import { elsewhere, expect, rows, signIn, test } from './support/app.ts'

/** Types into a field that finds, and takes what is found. */
async function findAndTake(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(text)
  await page
    .getByRole('option', { name: new RegExp(text) })
    .first()
    .click()
}

test('the administrator makes an outlet and a colleague, who signs in with the one-time password', async ({
  page,
  browser,
  signInAs,
}) => {
  test.slow() // two people, one after the other
  const code = `E2E-${Date.now()}`
  const email = `${code.toLowerCase()}@demo.yike`
  await signInAs('administrator')
  await page.getByRole('link', { name: '设置', exact: true }).click()
  await page.getByRole('link', { name: /^网点/ }).click()
  await page.getByRole('link', { name: '新建网点' }).click()
  await page.getByLabel('名称').fill('新安营业部')
  await page.getByLabel('代码').fill(code)
  await findAndTake(page, '上级', '鄞州片区')
  await page.getByRole('button', { name: '新建' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '新安营业部' })).toBeVisible()

  await page.goto('/settings/users/new')
  await page.getByLabel('姓名').fill('新同事')
  await page.getByRole('button', { name: '添加', exact: true }).click()
  await expect(page.getByText('请填写', { exact: true }).first()).toBeVisible()
  await expect(page.getByLabel('姓名')).toHaveValue('新同事')
  await page.getByLabel('邮箱').fill(email)
  await findAndTake(page, '所在网点', code)
  await page.getByLabel('角色', { exact: true }).last().selectOption({ label: '客服坐席' })
  await findAndTake(page, '从哪个网点算起', '宁波分公司')
  await page.getByRole('button', { name: '添加角色' }).click()
  await page.getByRole('button', { name: '添加', exact: true }).click()
  const shown = page.getByRole('status').filter({ hasText: '一次性密码' })
  await expect(shown).toBeVisible()
  const password = /[a-z2-9]{5}(-[a-z2-9]{5}){3}/.exec(await shown.innerText())?.[0] ?? ''
  await page.getByRole('link', { name: '查看该用户' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '新同事' })).toBeVisible()
  await expect(page.getByText(password)).toHaveCount(0)

  const other = await elsewhere(browser)
  await signIn(other, { email, password })
  await expect(other).toHaveURL(/\/change-password/)
  const chosen = 'Liangzhu-5000-yu-cong'
  await other.locator('[name=current_password]').fill(password)
  await other.locator('[name=new_password]').fill(chosen)
  await other.locator('[name=repeated]').fill(chosen)
  await other.locator('main form [type=submit]').click()
  await expect(other).toHaveURL(/\/today/)
  await other.goto('/customers')
  await expect(rows(other).first()).toBeVisible()

  // Disabled, the colleague is out at the next step.
  await page.reload()
  await page.getByRole('button', { name: '停用账号' }).click()
  await page.locator('form').getByRole('button', { name: '停用账号' }).click()
  await expect(page.getByText('此账号已于')).toBeVisible()
  await other.goto('/customers')
  await expect(other).toHaveURL(/\/sign-in/)
})

test('a threshold is refused by field, saved, shown in the audit and filled with its default again', async ({
  page,
  signInAs,
}) => {
  await signInAs('administrator')
  await page.goto('/settings/thresholds')
  const section = page.locator('section', { has: page.getByRole('heading', { level: 2, name: '查看明文' }) }).last()
  const warning = section.getByLabel(/提醒（次/)
  await warning.fill('99')
  await section.getByRole('button', { name: '保存' }).click()
  await expect(section.getByText('不能低于提醒次数')).toBeVisible()
  await warning.fill('15')
  await section.getByRole('button', { name: '保存' }).click()
  await expect(section.getByText(/修改$/)).toBeVisible()
  await page.goto('/settings/audit?action=setting.change')
  // The tests that run beside this one change settings too, so the newest line need not be ours.
  const line = rows(page).filter({ hasText: '查看明文' }).first()
  await expect(line).toContainText('20')
  await page.goto('/settings/thresholds')
  // A click before the page's script came does nothing, as with any form of its kind.
  await expect(async () => {
    await section.getByRole('button', { name: '填入默认值' }).click()
    await expect(warning).toHaveValue('20', { timeout: 1_000 })
  }).toPass()
  await section.getByRole('button', { name: '保存' }).click()
  await expect(section.getByRole('button', { name: '填入默认值' })).toHaveCount(0)
})

test('a field of the company’s own is made without code, and asked for on the next card', async ({ page, signInAs }) => {
  const key = `dock_${Date.now()}`
  await signInAs('administrator')
  await page.goto('/settings/dictionary/new')
  await page.getByLabel('名称（简体中文）').fill(`装卸口${key}`)
  await page.getByLabel('代码').fill(key)
  await page.getByLabel('信息类别').selectOption({ label: '描述类' })
  await page.getByLabel('类型').selectOption({ label: '单选' })
  await page.getByLabel('选项').fill('有\n没有')
  await page.getByRole('button', { name: '新建' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `装卸口${key}` })).toBeVisible()

  await page.goto('/customers')
  await page.locator('[data-row-link]').first().click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: '资料完整度' }) })
  await panel.getByRole('button', { name: '补充一项' }).click()
  const sheet = page.getByRole('dialog', { name: '补充客户信息' })
  await sheet.getByLabel('信息项').selectOption(key)
  await sheet.getByText('没有', { exact: true }).click()
  await sheet.getByRole('button', { name: '保存' }).click()
  await page.keyboard.press('Escape')
  await expect(panel).toContainText(`装卸口${key}`)
  await page.goto('/settings/dictionary')
  await expect(page.getByRole('link', { name: `装卸口${key}` })).toBeVisible()
})

test('the time to decide a request is changed in its line, and refused what is no number', async ({ page, signInAs }) => {
  await signInAs('administrator')
  await page.goto('/settings/approvals')
  const payments = page.locator('section').filter({ has: page.getByRole('heading', { name: '单件赔付' }) })
  const line = payments.getByRole('listitem').filter({ hasText: '理赔' })
  const hours = line.getByLabel('处理时限')
  await expect(hours).toHaveValue('8')
  await hours.fill('半天')
  await line.getByRole('button', { name: '保存' }).click()
  await expect(line.getByText('请填整数')).toBeVisible()
  await hours.fill('6')
  await line.getByRole('button', { name: '保存' }).click()
  await expect(line.getByRole('button', { name: '保存' })).toBeDisabled()
  await page.reload()
  await expect(hours).toHaveValue('6')
})

test('a role of the company’s own is copied, changed line by line, refused what may not be given, and deleted', async ({
  page,
  signInAs,
}) => {
  const name = `对账${Date.now()}`
  await signInAs('administrator')
  await page.goto('/settings/roles')
  await page.getByRole('link', { name: '新建角色' }).click()
  await page.getByLabel('复制哪个角色').selectOption({ label: '财务' })
  await page.getByLabel('名称').fill('财务')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByText('已有这个名称', { exact: true })).toBeVisible()
  await expect(page.getByLabel('名称')).toHaveValue('财务')
  await page.getByLabel('名称').fill(name)
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  const grants = page.locator('section', { has: page.getByRole('heading', { level: 2, name: '权限与范围' }) })
  const exports = page.getByLabel('客户 · 导出')
  await expect(exports).toHaveValue('outlet_tree')
  await exports.selectOption({ label: '无' })
  await expect(grants.getByText('1 项未保存')).toBeVisible()
  await grants.getByRole('button', { name: '保存' }).click()
  await expect(grants.getByText('已保存')).toBeVisible()
  await page.reload()
  await expect(exports).toHaveValue('')
  await expect(grants.getByText('出厂：网点及下级')).toBeVisible()

  // A click before the page's script came does nothing, as with any form of its kind.
  await expect(async () => {
    await page.getByLabel('联系人 · 查看明文').selectOption('all')
    await expect(grants.getByText('1 项未保存')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await grants.getByRole('button', { name: '保存' }).click()
  await expect(grants.getByText('超出您能授予的范围', { exact: true })).toBeVisible()
  await expect(page.getByLabel('联系人 · 查看明文')).toHaveValue('all')
  await grants.getByRole('button', { name: '恢复为“财务”的出厂设置' }).click()
  await expect(exports).toHaveValue('outlet_tree')
  await expect(page.getByLabel('联系人 · 查看明文')).toHaveValue('')
  await grants.getByRole('button', { name: '保存' }).click()
  await expect(grants.getByText('已保存')).toBeVisible()

  await page.goto('/settings/audit?action=role.change')
  await expect(rows(page).first()).toContainText('客户 · 导出')
  await page.goBack()
  await page.getByRole('button', { name: '删除角色' }).click()
  await page.getByRole('button', { name: '删除角色' }).click()
  await expect(page).toHaveURL(/\/settings\/roles$/)
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
})

test('the audit is searched by who, and by what was done', async ({ page, signInAs }) => {
  await signInAs('administrator')
  await page.goto('/settings/audit')
  const search = page.getByPlaceholder('人、操作或记录编号')
  await search.fill('登录')
  await expect(page).toHaveURL(/q=/)
  await expect(rows(page).first()).toContainText('登录')
  const who = await rows(page).first().getByRole('cell').nth(1).innerText()
  await search.fill(who)
  await expect(async () => {
    expect(new URL(page.url()).searchParams.get('q')).toBe(who)
    for (const row of await rows(page).all()) await expect(row).toContainText(who)
  }).toPass()
  await search.fill('没有这个人也没有这件事')
  await expect(page.getByText('没有符合条件的记录。')).toBeVisible()
})

test('the administrator’s home is what keeps the company running, and nobody’s customers', async ({ page, signInAs }) => {
  await signInAs('administrator')
  await page.goto('/today')
  for (const name of ['要留意的事', '夜间任务', '最近的导入'])
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
  await expect(page.getByText('客户分类计算')).toBeVisible()
  await expect(page.getByRole('link', { name: '拨打' })).toHaveCount(0)
})

test('a key has no role beforehand and ends by itself', async ({ page, signInAs }) => {
  await signInAs('administrator')
  await page.goto('/settings/keys')
  await expect(page.locator('[name=role]')).toHaveValue('')
  await expect(page.locator('[name=valid_until]')).toHaveValue(/^\d{4}-\d{2}-\d{2}$/)
  await expect(page.locator('[name=role] option').last()).toHaveText('管理员')
  await page.locator('[name=name]').fill('试用')
  await page.locator('[name=role]').selectOption({ label: '财务' })
  await page.getByRole('button', { name: '创建' }).click()
  await expect(page.getByText('请立即保存此密钥')).toBeVisible()
  await expect(page.getByText(/有效至/).first()).toBeVisible()
})
