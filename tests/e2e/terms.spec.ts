import { cellsUnder, expect, signIn, signInOf, test } from './support/app.ts'

test('the administrator adds a term, moves it by keyboard, renames it and archives it; the form of a customer follows', async ({
  page,
  signInAs,
}) => {
  const word = `冷链${Date.now()}`
  const other = `${word}配送`
  const offered = () =>
    page.locator('datalist[id$="-industry-offers"] option').evaluateAll((all) => all.map((one) => one.getAttribute('value')))
  await signInAs('administrator')
  await page.goto('/settings/terms')
  await page.getByRole('link', { name: '行业' }).click()
  await page.getByLabel('新词条').fill(word)
  await page.getByLabel('新词条').press('Enter')
  const up = page.getByRole('button', { name: `上移: ${word}` })
  await expect(up).toBeVisible()
  await expect(page.getByRole('button', { name: `下移: ${word}` })).toBeDisabled()
  await up.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `下移: ${word}` })).toBeEnabled()
  await expect(up).toBeFocused()

  await page.getByRole('button', { name: `改名: ${word}` }).click()
  await page.getByRole('textbox', { name: `改名: ${word}` }).fill(other)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `改名: ${other}` })).toBeFocused()
  await page.goto('/customers/new')
  expect(await offered()).toContain(other)

  await page.goto('/settings/terms/industry')
  await page.getByRole('button', { name: `归档: ${other}` }).click()
  await expect(page.getByRole('button', { name: `恢复: ${other}` })).toBeVisible()
  await page.goto('/customers/new')
  expect(await offered()).not.toContain(other)
})

test('the administrator adds a channel, a second level and a cause; cases are taken down and solved with them', async ({
  page,
  signInAs,
}) => {
  const mark = Date.now()
  const [channel, problem, cause] = [`驻场客服${mark}`, `赠品漏发${mark}`, `交接遗漏${mark}`]
  await signInAs('administrator')
  await page.goto('/settings/terms')
  for (const [list, word] of [
    ['工单渠道', channel],
    ['问题分类：丢失短少', problem],
    ['根本原因', cause],
  ] as const) {
    await page.getByRole('link', { name: list, exact: true }).click()
    await page.getByLabel('新词条').fill(word)
    await page.getByLabel('新词条').press('Enter')
    await expect(page.getByRole('button', { name: `上移: ${word}` })).toBeVisible()
    await page.getByRole('link', { name: '词条', exact: true }).click()
  }

  await page.context().clearCookies()
  await signIn(page, signInOf('service_manager'))
  await expect(page).toHaveURL(/\/today/)
  await page.goto('/cases')
  const [waybill = ''] = (await cellsUnder(page, '运单号')).filter((text) => text.startsWith('HY'))
  await page.goto('/cases/new')
  await page.getByLabel('运单号').fill(waybill)
  await expect(page.getByText('来自运单')).toBeVisible()
  await page.getByLabel('问题分类').selectOption({ label: problem })
  await page.getByLabel('来源渠道').selectOption({ label: channel })
  await page.getByLabel('来电号码').fill('13700246813')
  await page.getByLabel('经过与诉求').fill('少了随单赠品')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: problem })).toBeVisible()
  await expect(page.getByText(channel, { exact: true })).toBeVisible()
  await page.getByRole('navigation', { name: '处理' }).getByRole('link', { name: '解决', exact: true }).click()
  const form = page.getByRole('region', { name: '解决', exact: true })
  await form.getByLabel('根本原因').selectOption({ label: cause })
  await form.getByLabel('处理结果').fill('赠品已补寄')
  await form.getByRole('button', { name: '解决', exact: true }).click()
  await expect(page.getByText(`丢失短少 · ${problem}`)).toBeVisible()
  await expect(page.getByText(cause, { exact: true })).toBeVisible()
})
