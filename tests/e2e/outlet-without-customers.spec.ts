import { z } from 'zod'
import { expect, test } from './support/app.ts'

/** Pages that stay without a figure where an outlet has no customers. */
const figures = [
  'loyalty-matrix',
  'loyalty-tree',
  'retention',
  'concentration',
  'on-time',
  'satisfaction',
  'satisfaction-index',
  'contact-balance',
  'upgrade',
  'relationship/customers',
]

test('a figure of an outlet without customers says just that, keeps the filter and leads back to all', async ({
  page,
  signInAs,
}) => {
  await signInAs('executive')
  await page.goto('/analysis/concentration')
  await page.getByRole('button', { name: '网点', exact: true }).click()
  await page.locator('[popover]:popover-open').getByRole('textbox').fill('宁波分拨')
  await page.locator('[popover]:popover-open').getByRole('link', { name: '宁波分拨中心' }).click()
  await expect(page).toHaveURL(/outlet=\d+/)
  const outlet = z.string().parse(new URL(page.url()).searchParams.get('outlet'))
  for (const path of figures) {
    await page.goto(`/analysis/${path}?outlet=${outlet}`)
    await expect(page.getByRole('heading', { name: '宁波分拨中心没有客户' }), path).toBeVisible()
    await expect(page.getByRole('button', { name: /^网点/ }), path).toBeVisible()
    await expect(page.getByText(/请先/), path).toHaveCount(0)
    await page.getByRole('link', { name: '查看全部', exact: true }).last().click()
    await expect(page, path).toHaveURL(new RegExp(`/analysis/${path}(\\?(?!.*outlet)|$)`))
  }
})
