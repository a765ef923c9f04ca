import { expect, it } from 'vitest'
import { tagOffers } from '#app/(crm)/customers/_components/customer-values'

const tags = ['大客户', '易碎品', '季节性']

it('an empty field is offered every tag', () => expect(tagOffers(' ', tags)).toEqual(tags))

it('a tag that is half typed is offered whole, behind those that are written', () => {
  expect(tagOffers('易', tags)).toEqual(tags)
  expect(tagOffers('大客户，易', tags)).toEqual(['大客户，易碎品', '大客户，季节性'])
})

it('after a comma of any kind each tag is offered that is not written yet', () => {
  const behind = ['大客户，易碎品', '大客户，季节性']
  expect(tagOffers('大客户,', tags)).toEqual(behind)
  expect(tagOffers('大客户、 ', tags)).toEqual(behind)
  expect(tagOffers('自己的；', tags)).toEqual(['自己的，大客户', '自己的，易碎品', '自己的，季节性'])
})
