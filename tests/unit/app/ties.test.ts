import { expect, it } from 'vitest'
import { tieHref } from '#app/(crm)/analysis/relationship/customers/_components/level-query'
import { TIES } from '#lib/analysis/relationship/ties/tie'
import { findText } from '#lib/platform/i18n/messages'

it('a tie leads to the customers that it keeps, where there are any', () => {
  expect(tieHref('social', 3)).toBe('/analysis/relationship/customers?tie=social')
  expect(tieHref(null, 1)).toBe('/analysis/relationship/customers?tie=none')
  expect(tieHref('structural', 0)).toBeUndefined()
})

it('each tie says in its own words whom the list holds; an unknown one keeps nobody', () => {
  const said = (tie: string) => findText('zh-CN', `relations.ties.among.${tie}`)
  expect(said('none')).toBe('还不知道靠什么留住的')
  expect(TIES.map(said)).toEqual(['靠结构性联系留住的', '靠社会联系留住的', '靠财务联系留住的'])
})
