import { expect, it } from 'vitest'
import { customersHref } from '#app/(crm)/analysis/_components/customers-href'
import { customerListQuery } from '#lib/records/customers/schema'

it('a season leads to its customers, the largest first, by a filter that the list knows', () => {
  expect(customersHref({ level: 'company', name: '' })).toBe('/customers?sort=-value')
  const query = (href: string) => customerListQuery.parse(Object.fromEntries(new URL(href, 'http://x').searchParams))
  expect(query(customersHref({ level: 'kind', name: 'business' }))).toMatchObject({ kind: 'business', sort: '-value' })
  expect(query(customersHref({ level: 'industry', name: '小家电 & 宠物' }))).toMatchObject({ industry: '小家电 & 宠物' })
})
