import { expect, rows, signIn, test } from './support/app.ts'
import { addColleague, people } from './support/colleague.ts'

test('a new colleague sets an own password first, and once disabled is out at the next click and cannot come back', async ({
  page,
}) => {
  const { id, email, password } = await addColleague(['service'])

  await signIn(page, { email, password })
  await expect(page).toHaveURL(/\/change-password/)
  await page.goto('/customers')
  await expect(page).toHaveURL(/\/change-password/)
  await expect(page.getByText('您正在使用一次性密码')).toBeVisible()
  const own = 'a quiet lane at noon'
  await page.locator('[name=current_password]').fill(password)
  await page.locator('[name=new_password]').fill(own)
  await page.locator('[name=repeated]').fill(own)
  await page.locator('form [type=submit]').click()
  await expect(page).toHaveURL(/\/today/)
  await page.goto('/customers')
  await expect(rows(page).first()).toBeVisible()

  await people('disable', String(id))
  await page.getByRole('link', { name: '末次发货', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await signIn(page, { email, password: own })
  await expect(page.getByRole('alert').first()).toContainText('邮箱或密码不正确')
})
