import { describe, expect, it } from 'vitest'
import { creditCodeProblem } from '#lib/records/customers/credit-code'
import { planLeads } from '#prisma/seed/demo/customers/leads'
import { planCustomers } from '#prisma/seed/demo/customers/plan'
import { staff } from '#prisma/seed/demo/people/staff'
import { outlets } from '#prisma/seed/demo/people/tree'
import { demoSizes } from '#prisma/seed/demo/size'
import { cast } from '#prisma/seed/demo/stories/cast'
import { makeTimeline } from '#prisma/seed/demo/timeline'

const timeline = makeTimeline('2026-11-25')
const customers = planCustomers(demoSizes.full, timeline)
const leads = planLeads(
  demoSizes.full,
  timeline,
  customers.map(({ name }) => name),
)

describe('who is in the demo', () => {
  it('46 people at 14 outlets, and two leads of the desk by grade', () => {
    expect(staff).toHaveLength(46)
    expect(new Set(staff.map(({ name }) => name)).size).toBe(46)
    expect(outlets.filter(({ kind }) => kind === 'outlet')).toHaveLength(14)
    const count = (role: string) => staff.filter((member) => member.role === role).length
    expect(['executive', 'sales_manager', 'sales', 'service_manager', 'service'].map(count)).toEqual([1, 1, 12, 1, 14])
    expect(['claims', 'outlet', 'finance', 'administrator'].map(count)).toEqual([2, 12, 2, 1])
    expect(staff.filter(({ grade }) => grade === 'lead')).toHaveLength(2)
  })

  it('no two firms have one name, and no name has a place left open', () => {
    const firms = [...customers.filter(({ kind }) => kind !== 'consumer'), ...leads].map(({ name }) => name)
    expect(new Set(firms).size).toBe(firms.length)
    for (const name of firms) expect(name).toMatch(/^\p{Script=Han}{4,24}$/u)
  })

  it('telephone numbers belong to nobody, and only the two firms of one owner share one', () => {
    const phones = [...customers, ...leads].map(({ phone }) => phone)
    for (const phone of phones) expect(phone).toMatch(/^19900\d{6}$/)
    expect(new Set(phones).size).toBe(phones.length - 1)
    const twins = customers.filter(({ name }) => cast.sameOwner.some((member) => member.name === name))
    expect(new Set(twins.map(({ phone, address }) => `${phone} ${address}`)).size).toBe(1)
  })

  it('credit codes are well formed, all different, and of a region that does not exist', () => {
    const codes = [...customers, ...leads].flatMap(({ creditCode }) => (creditCode === null ? [] : [creditCode]))
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) {
      expect(code.startsWith('91330299')).toBe(true)
      expect(creditCodeProblem(code)).toBeNull()
    }
  })

  it('the states of today are those of the recipe', () => {
    const share = (standing: string) => customers.filter((customer) => customer.standing === standing).length / customers.length
    expect(['awake', 'drowsy', 'half_asleep', 'lost', 'potential'].map(share)).toEqual([0.62, 0.07, 0.05, 0.21, 0.05])
    expect(leads).toHaveLength(220)
    expect(leads.filter(({ owner }) => owner === null)).toHaveLength(60)
  })
})
