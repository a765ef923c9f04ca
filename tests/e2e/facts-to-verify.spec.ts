import { expect, test } from './support/app.ts'

test('a fact is verified with one tap, which can be undone, and an influence is noted on the card', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales')
  await page.getByRole('link', { name: '待核实资料' }).click()
  await expect(page).toHaveURL(/\/customers\/facts-to-verify/)
  const first = page.getByRole('list', { name: '要核实资料的客户' }).getByRole('listitem').first()
  const still = first.getByRole('button', { name: /仍然正确$/ }).first()
  const item = (await still.getAttribute('aria-label')) ?? ''
  await still.click()
  await expect(page.getByText(/已核实。/)).toBeVisible()
  await expect(first.getByRole('button', { name: item, exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(first.getByRole('button', { name: item, exact: true })).toBeVisible()

  await first.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  await expect(page.getByText(/项待核实/)).toBeVisible()
  await page
    .getByRole('button', { name: /^修改 .*\*/ })
    .first()
    .click()
  const sheet = page.getByRole('dialog', { name: '修改联系人' })
  await expect(sheet.getByRole('heading', { name: '联系偏好' })).toBeVisible()
  await sheet.getByLabel('意见分量').selectOption({ label: '高' })
  await sheet.getByLabel('态度').selectOption({ label: '支持' })
  await sheet.getByRole('button', { name: '保存' }).first().click()
  await expect(sheet).toBeHidden()
  await expect(page.getByText('意见分量高').first()).toBeVisible()
  await expect(page.getByText(/支持.*。/).first()).toBeVisible()
})
