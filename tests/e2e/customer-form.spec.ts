import type { Page } from '@playwright/test'
import { elsewhere, expect, test } from './support/app.ts'

/** What the forms have kept in this tab of what was typed, for when the page is loaded anew. */
const kept = (page: Page) =>
  page.evaluate(() =>
    Object.entries(sessionStorage)
      .flatMap(([key, text]) => (key.startsWith('yike:draft:') ? [text] : []))
      .join(),
  )

test('a customer is made with a warning of another of the name, changed, archived and brought back', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales_manager')
  await page.goto('/customers?limit=25')
  const known = await page.locator('[data-row-link]').first().innerText()
  await page.getByRole('link', { name: '新建客户' }).click()
  await expect(page).toHaveURL(/\/customers\/new/)
  await page.getByLabel('客户名称').fill(known)
  await expect(page.getByText('公司里已有这位客户，请先打开核对：')).toBeVisible()
  await expect(page.getByText('您名下可能已有这位客户：')).toBeHidden()
  await expect(page.getByRole('link', { name: known, exact: true })).toBeVisible()

  const name = `新芽文具${Date.now()}`
  await page.getByLabel('客户名称').fill(name)
  await page.getByLabel('标签').fill('试用，转介绍')
  // A reload loses nothing that was typed.
  await expect.poll(() => kept(page)).toContain('试用，转介绍')
  await page.reload()
  await expect(page.getByText('已恢复上次未保存的内容。')).toBeVisible()
  await expect(page.getByLabel('客户名称')).toHaveValue(name)
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('转介绍')).toBeVisible()

  await page.getByRole('link', { name: '编辑' }).click()
  await page.getByLabel('行业').fill('文具')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('文具', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: '归档' }).click()
  await expect(page.getByText('此客户已归档')).toBeVisible()
  await page.getByRole('button', { name: '恢复' }).click()
  await expect(page.getByText('此客户已归档')).toBeHidden()
})

test('another customer of the same number needs a reason, what is typed wrong is said in words, and a slip is archived by whoever made it', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales')
  const mark = Date.now()
  const phone = `139${String(mark).slice(-8)}`
  const fill = async (name: string) => {
    await page.goto('/customers/new')
    await page.getByLabel('客户名称').fill(name)
    await page.getByLabel('电话').fill(phone)
  }
  await fill(`甲店${mark}`)
  await page.getByLabel('电话').fill('12')
  await page.getByLabel('统一社会信用代码').fill('9133')
  await expect(page.getByText(/应为 18 位，现在 4 位/)).toBeVisible()
  await page.getByLabel('统一社会信用代码').fill('')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByText('请改正：电话')).toBeVisible()
  await expect(page.getByText('电话至少 7 位数字')).toBeVisible()
  await page.getByLabel('电话').fill(phone)
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: `甲店${mark}` })).toBeVisible()

  await fill(`乙店${mark}`)
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByText('公司里已有这位客户：请打开核对')).toBeVisible()
  await expect(page.getByRole('link', { name: `甲店${mark}` })).toHaveCount(1)
  await page.getByLabel('仍要新建的原因').fill('同一电话的另一家店')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: `乙店${mark}` })).toBeVisible()
  await page.getByRole('button', { name: '建错了，归档' }).click()
  await expect(page.getByText(/^此客户已归档/)).toBeVisible()
  await expect(page.getByRole('link', { name: '记一笔' })).toHaveCount(0)
})

test('what two people change in the same customer is put together, and asked about where both changed it', async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs('sales_manager')
  const mark = Date.now()
  await page.goto('/customers?limit=25')
  await page.locator('[data-row-link]').first().click()
  await page.getByRole('link', { name: '编辑' }).click()
  await page.waitForURL(/\/customers\/\d+\/edit$/)
  const url = page.url()
  const other = await elsewhere(browser, { storageState: await page.context().storageState() })
  await other.goto(url)
  await other.getByLabel('行业').fill(`甲行业${mark}`)
  await other.getByLabel('来源').fill(`对方来源${mark}`)
  await other.getByRole('button', { name: '保存' }).click()
  await other.waitForURL((address) => !address.pathname.endsWith('/edit'))

  await page.getByLabel('行业').fill(`乙行业${mark}`)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('以下各项您和对方都改过')).toBeVisible()
  await expect(page.getByLabel('行业')).toHaveValue(`乙行业${mark}`)
  await expect(page.getByLabel('来源')).toHaveValue(`对方来源${mark}`)
  await page.getByRole('button', { name: `采用对方的： 甲行业${mark}` }).click()
  await expect(page.getByLabel('行业')).toHaveValue(`甲行业${mark}`)
  await other.context().close()
})

test('a region is typed by keyboard, province or city, survives a reload, and stays when something else is changed', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales_manager')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/customers/new')
  const name = `甬江文具${Date.now()}`
  await page.getByLabel('客户名称').fill(name)
  const region = page.getByRole('combobox', { name: '地区' })
  const options = page.locator('.find-list').getByRole('option')
  await region.fill('浙江')
  await expect(options).toHaveText([/^浙江$/, ...Array.from({ length: 11 }, () => /^浙江 /)])
  await region.fill('nb')
  await expect(options).toHaveText(['浙江 宁波'])
  await region.press('Enter')
  await expect(region).toHaveValue('浙江 宁波')
  await expect.poll(() => kept(page)).toContain('330200')
  await page.reload()
  await expect(region).toHaveValue('浙江 宁波')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page).toHaveURL(/\/customers\/\d+$/)
  const card = new URL(page.url()).pathname

  await page.goto(`${card}/edit`)
  await expect(region).toHaveValue('浙江 宁波')
  await page.getByLabel('行业').fill('文具')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(new RegExp(`${card}$`))
  await page.goto(`/customers?region_code=330200&q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await expect(page.getByText('地区：浙江 宁波')).toBeVisible()
})
