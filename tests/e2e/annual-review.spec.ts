import { elsewhere, expect, seriousFindings, signIn, signInOf, test } from './support/app.ts'

const wish = '三月底前谈成全年框架'
const decision = '总经理上门，换专车提货'

test('the general manager reads how last year came out, writes this year’s answers, takes the workbook home and signs it', async ({
  page,
  browser,
  signInAs,
}) => {
  test.slow() // two people, and a run
  await signInAs('executive')
  await page.goto('/analysis')
  await page.getByRole('navigation', { name: '分析的分组' }).getByRole('link', { name: '结构与季节' }).click()
  await page.getByRole('navigation', { name: '本组的各页' }).getByRole('link', { name: '年度四问' }).click()
  await expect(page).toHaveURL('/review')
  const years = page.getByRole('listitem').filter({ hasText: '年度四问' })
  await expect(years.filter({ hasText: '已签署' })).toHaveCount(1)
  await years.filter({ hasText: '填写中' }).getByRole('link').click()
  await expect(page).toHaveURL(/\/review\/\d{4}$/)
  const year = Number(page.url().slice(-4))

  // What became of last year's answers comes first, with how many were won.
  const last = page.getByRole('region', { name: '去年的答卷，今年来看' })
  await expect(last).toContainText(/\d+ \/ \d+ 家争取到/)
  await last.locator('summary').filter({ hasText: '想要的客户，逐家' }).click()
  await expect(last.getByText('争取到', { exact: true }).first()).toBeVisible()

  // One more wanted, found by its name.
  const wanted = page.getByRole('region', { name: '今年最想争取谁' })
  const before = await wanted.locator('[data-row]').count()
  await wanted.getByRole('button', { name: '加一家' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('客户或潜客').fill('暖巢')
  await sheet.getByRole('option').first().click()
  await sheet.getByLabel('备注').fill(wish)
  await sheet.getByRole('button', { name: '加入', exact: true }).click()
  await expect(sheet).toHaveCount(0)
  await expect(wanted.locator('[data-row]')).toHaveCount(before + 1)
  await expect(wanted).toContainText(wish)

  // What is done about one that complained.
  const complained = page.getByRole('region', { name: '去年哪些大客户一再投诉' })
  await complained
    .getByRole('button', { name: /^(填写|修改) / })
    .last()
    .click()
  await sheet.getByLabel('修复情况').selectOption({ label: '已修复' })
  await sheet.getByLabel('怎么办').fill(decision)
  await sheet.getByRole('button', { name: '保存', exact: true }).click()
  await expect(sheet).toHaveCount(0)
  await expect(complained).toContainText(decision)
  expect(await seriousFindings(page)).toEqual([])

  // Each row leads to the customer, and the workbook to a file.
  const biggest = page.getByRole('region', { name: '去年的大户，今年怎样' })
  await biggest.locator('[data-row-link]').first().click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  await page.goto(`/review/${year}`)
  await page.getByRole('button', { name: '导出' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /Excel/ }).click()
  expect((await download).suggestedFilename()).toBe(`${year} 年度四问.xlsx`)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '签署', exact: true }).click()
  await sheet.getByLabel('结论（可不填）').fill('明年先守后攻')
  // What is not done is told first, each with the way to it, and nothing is signed by one click.
  const undone = sheet.getByRole('link', { name: /^第 1 问：\d+ 家中有 \d+ 家今年还没有接触$/ })
  await expect(undone).toHaveAttribute('href', '#wanted')
  await sheet.getByRole('button', { name: '签署，不再改动' }).click()
  await expect(sheet.getByText('请先勾选，再签署。')).toBeVisible()
  await sheet.getByLabel('我知道以上各项还没有做完，仍然签署；签署后不能再改。').check()
  await sheet.getByRole('button', { name: '签署，不再改动' }).click()
  await expect(page.getByText(/王海波于 .+ 签署/)).toBeVisible()
  await expect(page.getByText('明年先守后攻')).toBeVisible()
  await expect(page.getByRole('button', { name: /加一家|重新计算|^填写|^修改|^签署/ })).toHaveCount(0)

  // Whoever sells reads the own rows of it, and no sums of the company.
  const sales = await elsewhere(browser, { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await signIn(sales, signInOf('sales'))
  await sales.waitForURL(/\/today/)
  await sales.goto(`/review/${year}`)
  await expect(sales.getByText('只显示您看得到的客户，小计也只算这些客户。')).toBeVisible()
  expect(await sales.locator('[data-row]').count()).toBeLessThan(await page.locator('[data-row]').count())
})
