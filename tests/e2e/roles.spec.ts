import type { Page } from '@playwright/test'
import type { RoleKey } from '#lib/platform/org/roles'
import { cellsUnder, elsewhere, expect, filterBy, rowLinks, rows, shownIds, signIn, signInOf, test } from './support/app.ts'

/** Those whom the sales manager leads; he has no customers of his own. */
const team = [
  ...['周敏', '叶俊', '裘丽娜', '戴志远', '傅雨婷', '陈嘉禾', '俞文涛', '胡晓东', '庄雅琴'],
  ...['陆文斌', '邬建国', '史佳音'],
]

/** Who sees what in the demo: the whole company, the customers of some owners, or those of one outlet. Written from the roles and from who stands
 * where in the demo's tree, not from what the screen shows. */
const journeys: { role: RoleKey; sees: 'all' | { owners: string[] } | { outlet: string }; contacts: 'reveal' | 'masked' }[] = [
  { role: 'sales', sees: { owners: ['周敏'] }, contacts: 'reveal' },
  { role: 'sales_manager', sees: { owners: team }, contacts: 'reveal' },
  { role: 'service', sees: 'all', contacts: 'reveal' },
  { role: 'service_manager', sees: 'all', contacts: 'reveal' },
  { role: 'outlet', sees: { outlet: '观海卫网点' }, contacts: 'reveal' },
  { role: 'claims', sees: 'all', contacts: 'reveal' },
  { role: 'finance', sees: 'all', contacts: 'masked' },
  { role: 'executive', sees: 'all', contacts: 'reveal' },
  { role: 'administrator', sees: 'all', contacts: 'masked' },
]
/** In the small demo: customers, leads and internal ones; the most that one page shows, too. */
const everybody = 200
/** Few enough that whoever sees little turns pages too. */
const aPage = 5

// Each journey is somebody else's: two at once are no hindrance to each other.
test.describe.configure({ mode: 'parallel' })

for (const { role, sees, contacts } of journeys) {
  test(`${role}: signs in, sees nobody out of reach, filters, sorts, searches, turns pages, opens a card @role`, async ({
    page,
    browser,
    signInAs,
  }) => {
    const who = await signInAs(role)

    await page.goto('/customers?limit=200')
    await expect(rows(page).first()).toBeVisible()
    const ids = await shownIds(page)
    const said = Number((await page.getByText(/^[\d,]+ 位客户$/).innerText()).replace(/\D/g, ''))
    // Other journeys may have added some to the demo, beyond what one page shows.
    if (ids.length < everybody) expect(said).toBe(ids.length)
    else expect(said).toBeGreaterThanOrEqual(everybody)
    if (sees === 'all') expect(ids).toHaveLength(everybody)
    // Those that somebody made in another journey are his own.
    else if ('owners' in sees)
      expect(new Set([...(await cellsUnder(page, '客户经理')), who.name])).toEqual(new Set([...sees.owners, who.name]))
    else expect(new Set(await cellsUnder(page, '所属网点'))).toEqual(new Set([sees.outlet]))

    await page.goto(`/customers?limit=${aPage}`)
    await filterAndSort(page)
    await searchAndTurn(page)
    await openAndReturn(page, contacts)

    if (sees !== 'all') {
      const hidden = (await idsOfExecutive(await elsewhere(browser))).find((id) => !ids.includes(id))
      const answer = await page.goto(`/customers/${hidden}`)
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: '没有找到' })).toBeVisible()
    }
  })
}

test('an address that nothing can be called is found nowhere, and is no fault', async ({ page, signInAs }) => {
  await signInAs('administrator')
  for (const path of [
    '/settings/roles/%00',
    '/settings/dictionary/a%00b',
    '/dashboards/%00',
    '/customers/%00',
    '/waybills/%00',
  ]) {
    const answer = await page.goto(path)
    expect([path, answer?.status()]).toEqual([path, 404])
  }
})

/** Everybody's first filter: the class; then by name, and back. */
async function filterAndSort(page: Page): Promise<void> {
  await filterBy(page, '等级', 'A')
  await expect(page).toHaveURL(/abc=A/)
  await expect.poll(async () => new Set(await cellsUnder(page, '等级'))).toEqual(new Set(['A']))
  const values = (await cellsUnder(page, '近 12 个月收入')).map((text) => Number(text.replace(/\D/g, '')))
  expect(values).toEqual([...values].sort((left, right) => right - left))
  await page.getByRole('link', { name: '末次发货', exact: true }).click()
  await expect(page).toHaveURL(/sort=-last_shipping/)
  await expect(page.locator('th[aria-sort=descending]')).toHaveText('末次发货')
  await page.getByRole('link', { name: '取消筛选 等级' }).click()
  await expect(page).not.toHaveURL(/abc=/)
}

/** A part of the first row's name finds that row; then to the second page and back. */
async function searchAndTurn(page: Page): Promise<void> {
  await page.goto(`/customers?limit=${aPage}`)
  const name = await rowLinks(page).first().innerText()
  await page.getByRole('searchbox').fill(name.slice(2, 6))
  await expect(page).toHaveURL(/q=/)
  await expect(rowLinks(page).filter({ hasText: name })).toBeVisible()
  await page.getByRole('button', { name: '清除搜索' }).click()
  await expect(page).not.toHaveURL(/q=/)
  await expect(rows(page)).toHaveCount(aPage)
  const first = await shownIds(page)
  await page.getByRole('link', { name: '下一页' }).click()
  await expect(page).toHaveURL(/cursor=/)
  await expect.poll(async () => (await shownIds(page)).filter((id) => first.includes(id))).toEqual([])
  await page.getByRole('link', { name: '上一页' }).click()
  await expect.poll(() => shownIds(page)).toEqual(first)
}

/** The card of the first row, its neighbour, and the list again as it was left. */
async function openAndReturn(page: Page, contacts: 'reveal' | 'masked'): Promise<void> {
  const names = await rowLinks(page).allInnerTexts()
  await rowLinks(page).first().click()
  await expect(page.getByRole('heading', { level: 1, name: names[0] ?? '' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '联系人' })).toBeVisible()
  const reveal = page.getByRole('button', { name: /^显示: / })
  await expect(page).toHaveURL(/\/customers\/\d+/)
  // Names and numbers are masked for everybody; some may ask to see one.
  await expect(page.locator('section').filter({ has: page.getByRole('heading', { name: '联系人' }) })).toContainText('*')
  if (contacts === 'reveal') await expect(reveal.first()).toBeVisible()
  else await expect(reveal).toHaveCount(0)
  await page.getByRole('link', { name: `下一位：${names[1]}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: names[1] ?? '' })).toBeVisible()
  await page.getByRole('link', { name: '客户列表' }).click()
  await expect.poll(() => rowLinks(page).allInnerTexts()).toEqual(names)
}

async function idsOfExecutive(page: Page): Promise<string[]> {
  await signIn(page, signInOf('executive'))
  await page.waitForURL(/\/today/)
  await page.goto('/customers?limit=200')
  await expect(rows(page)).toHaveCount(everybody)
  return shownIds(page)
}
