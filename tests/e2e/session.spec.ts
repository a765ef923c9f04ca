import { expect, rows, signIn, signInOf, test } from './support/app.ts'

test('a wrong password is told without saying what was wrong, and what was typed stays', async ({ page }) => {
  const { email } = signInOf('service')
  await signIn(page, { email, password: 'not-the-password' })
  await expect(page.getByRole('alert').first()).toContainText('邮箱或密码不正确')
  await expect(page.locator('[name=email]')).toHaveValue(email)
})

test('who is not signed in is led to the sign-in, and then to where they wanted', async ({ page }) => {
  const { email, password } = signInOf('service')
  await page.goto('/customers?abc=B')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill(password)
  await page.locator('[type=submit]').click()
  await expect(page).toHaveURL(/\/customers\?abc=B/)
})

test('after signing out neither the page nor the way back shows anything', async ({ page, signInAs }) => {
  await signInAs('service')
  await page.locator('[popovertarget=account]').click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goBack()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(rows(page)).toHaveCount(0)
})

test('light and dark are chosen by hand and stay', async ({ page, signInAs }) => {
  await signInAs('service')
  await page.locator('[popovertarget=account]').click()
  await page.getByRole('button', { name: '深色' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a password is refused by field with what was typed kept', async ({ page, signInAs }) => {
  await signInAs('service')
  await page.goto('/change-password')
  await page.locator('[name=current_password]').fill('wrong-password-here')
  await page.locator('[name=new_password]').fill('short')
  await page.locator('[name=repeated]').fill('other')
  await page.locator('form [type=submit]').click()
  await expect(page.getByText('两次输入的新密码不同')).toBeVisible()
  await page.locator('[name=repeated]').fill('short')
  await page.locator('form [type=submit]').click()
  await expect(page.getByText('当前密码不正确')).toBeVisible()
  await expect(page.locator('[name=new_password]')).toHaveValue('short')
})
