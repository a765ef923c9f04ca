import type { DemoCompany } from '../company.ts'
import { userId } from '../people/staff.ts'
import { makeRandom } from '../random.ts'
import { storeRows } from '../rows.ts'
import { secondsOfDay } from '../timeline.ts'

const shares = { A: 0.9, B: 0.35, C: 0.06, none: 0.2 } as const
const titles = {
  A: ['提交旺季保障方案', '补签安全协议', '跟进破损整改', '核对上月账单', '准备季度服务回顾', '申请加车', '提报阶梯价'],
  B: ['核对上月账单', '更新收件时段', '补全开票信息', '回复价格咨询', '送打包耗材'],
  C: ['回电', '补全开票信息', '寄送价卡'],
  none: ['安排试发', '上门看货', '发送报价单', '确认决策人'],
} as const
const openDays = [-6, 20] as const
const doneShare = 0.72
const longestAgo = 150
const managersShare = 0.2

/** Stores what people have to do for their customers and have done: some of it overdue, some given to them by the manager. */
export async function storeTasks({ db, customers, timeline }: DemoCompany): Promise<void> {
  const rows = customers.flatMap((customer) => {
    const { owner, expectedClass, standing } = customer
    const random = makeRandom('tasks', customer.id)
    if (owner === null || standing === 'lost') return []
    const key = expectedClass ?? 'none'
    const count = random.chance(shares[key]) ? random.between(1, key === 'A' ? 4 : 2) : 0
    return Array.from({ length: count }, () => {
      const isDone = random.chance(doneShare)
      const due = timeline.days + (isDone ? -random.between(2, longestAgo) : random.between(...openDays))
      const made = Math.min(due, timeline.days) - random.between(2, 12)
      const stamp = (day: number, hour: number) => timeline.stamp(day * secondsOfDay + hour * 3_600)
      const doneAt = isDone ? stamp(due + random.between(-1, 1), 15) : null
      return {
        ...{ customer_id: customer.id, title: random.pick(titles[key]), assignee_id: userId(owner), version: 1 },
        created_by_id: userId(random.chance(managersShare) ? '沈立峰' : owner),
        ...{ due_at: stamp(due, 18), done_at: doneAt, created_at: stamp(made, 9), updated_at: doneAt ?? stamp(made, 9) },
      }
    })
  })
  await storeRows(db, 'task', rows)
}
