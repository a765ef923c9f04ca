import type { DemoCompany } from '../company.ts'
import { userId } from '../people/staff.ts'
import { makeRandom, shuffled } from '../random.ts'
import { storeRows } from '../rows.ts'
import { secondsOfDay } from '../timeline.ts'

const count = 6
const reasons = [
  '集团客户，总部要求按 A 类服务',
  '行业标杆，参观接待客户',
  '新签年度框架，票量下季度到位',
  '季节性客户，按旺季定级',
  '关键人推荐多家客户',
]

/** Stores classes that the manager set by hand: customers of B that are served as A, each for a reason. */
export async function storeOverrides({ db, customers, timeline }: DemoCompany): Promise<void> {
  const random = makeRandom('overrides')
  const chosen = shuffled(
    random,
    customers.filter(({ expectedClass, owner }) => expectedClass === 'B' && owner !== null),
  )
  await storeRows(
    db,
    'customer_override',
    chosen.slice(0, count).map((customer, place) => ({
      ...{
        customer_id: customer.id,
        scheme: 'abc',
        class: 'A',
        reason: reasons[place % reasons.length],
        set_by_id: userId('沈立峰'),
      },
      set_at: timeline.stamp((timeline.days - random.between(5, 120)) * secondsOfDay + 36_000),
    })),
  )
}
