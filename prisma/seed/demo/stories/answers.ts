import type { DemoCompany } from '../company.ts'
import type { Answer } from '../relations/answers.ts'
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
