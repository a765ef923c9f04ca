import { askCompensation } from '#lib/records/cases/desk/ask-pay'
import { resolveCase } from '#lib/records/cases/desk/service'
import { getCase } from '#lib/records/cases/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { at, openCase, viewAs } from './case-company.ts'

/** The moment of tests about compensations: a Monday at nine. */
export const now = at('2026-03-02T09:00')

/** Opens cases, asks for compensations on them and solves them, as of that moment. */
export function compensationsOf(company: () => TestCompany) {
  const as = (user: UserKey, when = now) => company().contextAs(user, when)
  const versionOf = async (id: number) => (await getCase(await as('serviceManager'), { id })).version
  return {
    versionOf,
    opened: async (more: Parameters<typeof openCase>[2] = {}) => {
      const { db, users, outlets } = company()
      return openCase(await as('service'), await insertCustomer(db, { ownerId: users.sales.id, outletId: outlets.shounan }), more)
    },
    ask: async (user: UserKey, caseId: number, yuan: number, when = now): Promise<number> => {
      const input = { version: await versionOf(caseId), compensation_minor: yuan * 100, reason: '客户凭发票索赔' }
      return askCompensation(await as(user, when), { id: caseId }, input)
    },
    solve: async (
      user: UserKey,
      caseId: number,
      yuan: number | null,
      { when = now, confirmed = null }: { when?: Date; confirmed?: number | null } = {},
    ) =>
      resolveCase(
        await as(user, when),
        { id: caseId },
        {
          version: await versionOf(caseId),
          root_cause: 'delivery_stage',
          resolution: '已致歉',
          ...(yuan === null ? {} : { compensation_minor: yuan * 100 }),
          ...(confirmed === null ? {} : { confirmed_minor: confirmed * 100 }),
        },
      ),
    granted: async (caseId: number) => (await viewAs(company(), 'serviceManager', caseId, now)).compensation_minor,
  }
}
