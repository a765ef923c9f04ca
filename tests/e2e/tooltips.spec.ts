import { expect, test } from './support/app.ts'

test('a tooltip goes with what it is about, and what was pressed tells nothing more until one has been elsewhere', async ({
  page,
  signInAs,
}) => {
  await signInAs('sales')
  await page.goto('/calendar')
  const tip = page.getByRole('tooltip')
  const told = page.locator('main [data-tip]').locator('visible=true').first()
  await told.hover()
  await expect(tip).toBeVisible()

  await page.mouse.down()
  await expect(tip).toHaveCount(0)
  // An icon drawn anew under the pointer says that the pointer came to it.
  await told.dispatchEvent('pointerover', { bubbles: true })
  await expect(tip).toHaveCount(0)
  await page.mouse.move(0, 0)
  await page.mouse.up()
  await told.hover()
  await expect(tip).toBeVisible()

  // Nothing moves the pointer: only the page changes, as where an ended task leaves the list.
  await page.evaluate(() => {
    const gone = document.createElement('button')
    gone.dataset['tip'] = 'about to leave'
    document.body.append(gone)
    gone.focus({ preventScroll: true })
  })
  await expect(tip).toHaveText('about to leave')
  await page.locator('[data-tip="about to leave"]').evaluate((gone) => gone.remove())
  await expect(tip).toHaveCount(0)
})
