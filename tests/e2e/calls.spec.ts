import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'

const phone = { width: 390, height: 844 }
const newNumber = () => `136${String(Date.now()).slice(-8)}`
const form = (page: Page) => page.locator('section').filter({ has: page.getByRole('heading', { name: '记录这通来电' }) })
const made = (page: Page) => form(page).getByRole('status').first()
const choose = (page: Page, name: string) => form(page).getByText(name, { exact: true }).click()
const record = (page: Page) => form(page).getByRole('button', { name: '记录', exact: true }).click()

test('a number that nobody has becomes a case with its customer, and the next call a need of that customer', async ({
  page,
  signInAs,
}) => {
  await signInAs('service')
  const number = newNumber()
  await page.goto('/pop')
  await page.getByLabel('来电号码').fill(number)
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('没有查到这个号码。')).toBeVisible()

  // What is missing is said, and nothing that was written is lost.
  await choose(page, '投诉或请求')
  await form(page).getByLabel('客户说了什么').fill('问寄件价格，另要改地址')
  await choose(page, '请求')
  await form(page).getByLabel('问题分类').selectOption({ label: '改址' })
  await record(page)
  await expect(form(page).getByRole('alert')).toBeVisible()
  await form(page).getByLabel('名称').fill('孙未名')
  await record(page)
  await expect(made(page)).toContainText('已登记工单')
  await expect(made(page)).toContainText('孙**')
  // The caller is known by now, with the case.
  await expect(page.getByRole('heading', { name: '未结工单' })).toBeVisible()
  await expect(form(page).getByLabel('客户说了什么')).toHaveValue('')

  // From the keyboard alone: the caller is chosen already.
  await form(page).getByLabel('客户说了什么').focus()
  await page.keyboard.type('每月约三十票到温州')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(form(page).getByText('记入跟进记录，并约定下次跟进')).toBeVisible()
  await form(page).getByRole('button', { name: '明天' }).press('Enter')
  await form(page).getByRole('button', { name: '记录', exact: true }).press('Enter')
  await expect(made(page)).toContainText('已记入 孙** 的跟进记录')
  await made(page).getByRole('link', { name: '打开客户' }).click()
  await expect(page.getByText('每月约三十票到温州')).toBeVisible()
})

test('on a phone a call is a lead in a minute, can be taken back, and goes over to the whole form of a case', async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize(phone)
  await signInAs('sales')
  const number = newNumber()
  await page.goto(`/pop?phone=${number}`)
  await form(page).getByLabel('名称').fill('甬北新厂')
  await form(page).getByLabel('客户说了什么').fill('想比价，日均二十票')
  await choose(page, '开发机会')
  await form(page).getByLabel('预计票/月').fill('600')
  await record(page)
  await expect(made(page)).toContainText('已建线索：甬北新厂')
  await made(page).getByRole('button', { name: '撤销' }).click()
  await expect(form(page).getByText('已撤销。')).toBeVisible()
  await expect(page.getByText('没有查到这个号码。')).toBeVisible()

  await form(page).getByLabel('名称').fill('钱小舟')
  await form(page).getByLabel('客户说了什么').fill('外箱破了')
  await choose(page, '投诉或请求')
  await form(page).getByRole('button', { name: '转到完整登记' }).click()
  await page.waitForURL(/\/cases\/new/)
  expect(page.url()).not.toContain(encodeURIComponent('外箱破了'))
  await expect(page.getByLabel('经过与诉求')).toHaveValue('外箱破了')
  await expect(page.getByLabel('来电人')).toHaveValue('钱小舟')
  await expect(page.getByLabel('来电号码')).toHaveValue(number)
})

test('each role sees what it may make of a call, and nothing else', async ({ page, signInAs }) => {
  await signInAs('claims')
  const number = newNumber()
  await page.goto(`/pop?phone=${number}`)
  await choose(page, '其他已有客户')
  await expect(form(page).getByText('需求', { exact: true })).toBeVisible()
  await expect(form(page).getByText('投诉或请求', { exact: true })).toBeVisible()
  await expect(form(page).getByText('开发机会', { exact: true })).toHaveCount(0)
  await page.context().clearCookies()
  await signInAs('finance')
  await page.goto(`/pop?phone=${number}`)
  await expect(page.getByText('没有查到这个号码。')).toBeVisible()
  await expect(form(page)).toHaveCount(0)
})
