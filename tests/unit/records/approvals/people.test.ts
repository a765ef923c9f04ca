import { describe, expect, it } from 'vitest'
import { nextRung } from '#lib/records/approvals/people'
import { ladderOf } from '#lib/records/approvals/rule'
import { shippedRules } from '#lib/records/approvals/shipped-rules'

const { lines } = shippedRules.compensation
const ladder = (yuan: number) => ladderOf({ amount: yuan }, lines)
const holder = (userId: number, role: string, above: number, grade: string | null = null) => ({ userId, role, grade, above })
const staff = [
  holder(1, 'service', 2),
  holder(2, 'service', 2, 'lead'),
  holder(3, 'service_manager', 2),
  holder(4, 'service_manager', 3),
  holder(5, 'executive', 4),
  holder(6, 'executive', 2, 'branch'),
]
const people = (holders = staff, ...excluded: number[]) => ({ holders, lines, excluded: new Set(excluded) })
const who = (rung: ReturnType<typeof nextRung>) => rung?.userIds ?? null

describe('who decides', () => {
  it('is whoever fills the first rung that is enough, the nearest to the record', () => {
    expect(who(nextRung(ladder(200), 0, people()))).toEqual([2])
    expect(who(nextRung(ladder(800), 0, people()))).toEqual([3])
  })

  it('goes by the grade: a lead does not fill the rung of the others, nor they his', () => {
    expect(who(nextRung(ladder(50), 0, people()))).toEqual([1])
    expect(who(nextRung(ladder(50), 0, people(staff, 1)))).toEqual([2])
  })

  it('is never one of those who are left out; then it is the next height, and the next rung', () => {
    expect(who(nextRung(ladder(800), 0, people(staff, 3)))).toEqual([4])
    // Nobody is a claims officer: on to the head of the branch.
    expect(nextRung(ladder(800), 0, people(staff, 3, 4))).toMatchObject({ userIds: [6], line: { grade: 'branch' } })
  })

  it('after a rung is on the one behind it', () => {
    const [lead] = [nextRung(ladder(200), 0, people())]
    expect(who(nextRung(ladder(200), (lead?.rung ?? 0) + 1, people()))).toEqual([3])
  })

  it('is whoever leads the company where nobody fills a rung, or none is high enough', () => {
    const few = staff.filter(({ role }) => role === 'service' || role === 'executive')
    expect(nextRung(ladder(30_000), 0, people(few))).toMatchObject({ rung: null, userIds: [5] })
    expect(nextRung(ladder(90_000), 0, people(few))).toMatchObject({ rung: null, userIds: [5] })
    expect(nextRung(ladder(90_000), 0, people(few, 5))).toMatchObject({ rung: null, userIds: [6] })
  })

  it('is nobody where nobody is left', () => {
    expect(nextRung(ladder(90_000), 0, people(staff, 5, 6))).toBeNull()
  })
})
