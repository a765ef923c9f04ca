import { expect, test } from './support/app.ts'

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
