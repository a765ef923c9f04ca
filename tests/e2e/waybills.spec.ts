import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, rowLinks, rows, test } from './support/app.ts'

/** Chooses a kind of file in the open menu of an export. */
const choose = (page: Page, name: RegExp) => page.locator('#export').getByRole('button', { name }).click()

test('a waybill is found by its number, from what stands still, and from its customer', async ({ page, signInAs }) => {
  await signInAs('service_manager')
  await page.goto('/waybills')
  await expect(rows(page).first()).toBeVisible()
  await expect(page.getByText(/近 31 天收寄/)).toBeVisible()
  const number = await rowLinks(page).first().innerText()

  await page.locator('[data-search]').pressSequentially(number.slice(0, 10))
  await expect(page).toHaveURL(/q=/)
  await expect(rowLinks(page).first()).toContainText(number.slice(0, 10))
  await page.locator('[data-search]').fill(number.toLowerCase())
  await expect(page).toHaveURL(`/waybills/${number}`)
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible()

  await page.goto('/waybills')
  await page
    .getByRole('navigation', { name: '按异常查看' })
    .getByRole('link', { name: /超时未签收/ })
    .click()
  await expect(page).toHaveURL(/issue=overdue/)
  await rowLinks(page).first().click()
  await expect(page.getByText(/已超时/).first()).toBeVisible()
  await page.locator('[data-back]').click()
  await expect(page).toHaveURL(/issue=overdue/)

  await rowLinks(page).first().click()
  await page
    .locator('header', { has: page.locator('[data-back]') })
    .locator('a[href^="/customers/"]')
    .first()
    .click()
  await expect(page).toHaveURL(/\/customers\/\d+/)
  await expect(page.getByRole('heading', { name: '近 24 个月', exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: '发货画像（近 12 个月）', exact: true })).toBeVisible()
  await page.getByRole('link', { name: '全部运单' }).click()
  await expect(page).toHaveURL(/\/waybills\?customer=\d+/)
  await expect(rows(page).first()).toBeVisible()
})

test('pasted numbers are answered in their order, those that are not there apart, and stay for who comes back', async ({
  page,
  signInAs,
}) => {
  await signInAs('finance')
  await page.goto('/waybills')
  const numbers = (await rowLinks(page).allInnerTexts()).slice(0, 3).reverse()
  await page.goto('/waybills/lookup')
  await page.getByLabel('粘贴运单号').fill(`请查：${numbers.join('；')} ${numbers[0]}\nXX00000001`)
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('查到 3 票')).toBeVisible()
  await expect(page.getByText(/XX00000001/).last()).toBeVisible()
  expect(await page.locator('tbody .row-link').allInnerTexts()).toEqual(numbers)

  await page.getByRole('button', { name: '导出', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), choose(page, /CSV/)])
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n')
  expect(lines.map((line) => line.split(',')[0]?.trim()).slice(1)).toEqual([...numbers, 'XX00000001'])

  await page.locator('tbody .row-link').first().click()
  await expect(page).toHaveURL(`/waybills/${numbers[0]}`)
  await page.goBack()
  await expect(page.getByText('查到 3 票')).toBeVisible()
})

/** The peak of last autumn: more than 500 waybills, whenever this runs. The last weeks of a demo that ends in a Spring Festival hold fewer. */
const november = `${Number(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now()).slice(0, 4)) - 1}-11`
const peak = `/waybills?from=${november}-01&through=${november}-30`

test('more than 500 rows have to be approved for those who do not decide on exports, and are saved for those who do', async ({
  page,
  signInAs,
}) => {
  await signInAs('finance')
  await page.goto(peak)
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await choose(page, /CSV/)
  await expect(page.locator('#export').getByRole('alert')).toContainText('您一次最多导出 500 行')
  await page.getByLabel('申请理由').fill('与月结客户对账')
  await page.getByRole('button', { name: '提交审批' }).click()
  await expect(page.getByText('已提交，批准后在“审批”里下载。')).toBeVisible()
  await expect(page).toHaveURL(peak)

  await page.context().clearCookies()
  await signInAs('executive')
  await page.goto(peak)
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), choose(page, /CSV/)])
  expect(file.suggestedFilename()).toMatch(/^运单-\d{4}-\d\d-\d\d\.csv$/)
  expect((await readFile(await file.path(), 'utf8')).trimEnd().split('\n').length).toBeGreaterThan(501)
})
