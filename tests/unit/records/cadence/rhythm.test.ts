import { expect, it } from 'vitest'
import { cadencePlanOf } from '#lib/records/cadence/rhythm'
import { cadence } from '#lib/records/cadence/settings'

const shipped = cadence.schema.parse({})

it('as shipped a key account is called weekly and visited twice a month, and a C customer is called every quarter and never visited', () => {
  // practice: KA weekly and 2 × month, A two weeks and monthly, B monthly and quarterly, C quarterly; 高层 with a KA quarterly and with an A half-yearly, QBR with a KA.
  expect(cadencePlanOf(shipped).rhythms).toEqual([
    { key: 'ka', call: 7, visit: 15, executive: 91, review: 91 },
    { key: 'a', call: 14, visit: 30, executive: 183, review: null },
    { key: 'b', call: 30, visit: 91, executive: null, review: null },
    { key: 'c', call: 91, visit: null, executive: null, review: null },
  ])
})

it('new customers are called on the first, third, seventh and thirtieth day, in this order however they are typed', () => {
  expect(cadencePlanOf(shipped).newDays).toEqual([1, 3, 7, 30])
  expect(cadencePlanOf({ ...shipped, new_first: 30, new_second: 0, new_third: 2, new_fourth: 2 }).newDays).toEqual([2, 30])
})

it('0 days of a quiet state plan nothing', () => {
  expect(cadencePlanOf({ ...shipped, drowsy_call: 0 }).quiet).toEqual([
    { key: 'drowsy', call: null, visit: null },
    { key: 'half_asleep', call: 5, visit: 5 },
    { key: 'asleep', call: 10, visit: null },
  ])
})
