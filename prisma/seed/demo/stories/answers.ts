import type { DemoCompany } from '../company.ts'
import type { Answer } from '../relations/answers.ts'
import type { DemoItemName, ItemAnswer } from '../relations/item-answers.ts'
import { cast } from './cast.ts'
import { player } from './fates.ts'

/** Answers what the customers of the stories say in every survey about the relation, by customer. */
export function storyAnswers({ customers }: DemoCompany): Map<number, Answer> {
  return new Map([
    [
      player(customers, cast.priceOnly).id,
      { satisfaction: 3, recommend: 5, expectation: 3, perception: 3, comment: '便宜就用，谁家便宜发谁家' },
    ],
    [
      player(customers, cast.brokenParcels).id,
      { satisfaction: 4, recommend: 7, expectation: 5, perception: 4, comment: '时效可以，希望减少破损' },
    ],
  ])
}

const said = (item: DemoItemName, expectation: number, perception: number): ItemAnswer => ({ item, expectation, perception })

/** Answers what they say of single items: the one stays for the price and for nothing else, the other is content but for what is broken and what comes of it. */
export function storyItems({ customers }: DemoCompany): Map<number, readonly ItemAnswer[]> {
  return new Map([
    [
      player(customers, cast.priceOnly).id,
      [
        said('揽收及时', 3, 3),
        said('派送时效', 3, 3),
        said('破损丢失', 3, 3),
        said('价格', 4, 5),
        said('客服响应', 3, 2),
        said('对账开票', 3, 3),
      ],
    ],
    [
      player(customers, cast.brokenParcels).id,
      [
        said('揽收及时', 4, 5),
        said('派送时效', 5, 5),
        said('破损丢失', 5, 2),
        said('价格', 4, 4),
        said('客服响应', 5, 4),
        said('理赔处理', 5, 2),
        said('对账开票', 4, 5),
      ],
    ],
  ])
}
