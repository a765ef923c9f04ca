import { z } from 'zod'
import { approvalKinds } from '#lib/plans/approval-kinds'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { decideApproval } from '#lib/records/approvals/decide'
import { getApproval, listApprovals } from '#lib/records/approvals/inbox/service'
import type { ApprovalBox } from '#lib/records/approvals/schema'
import type { TestCompany, UserKey } from '#tests/support/company'

/** What the tests of approvals do again and again. */
export function approvalsOf(company: () => TestCompany) {
  const as = (user: UserKey, now?: Date) => company().contextAs(user, now)
  const view = async (user: UserKey, id: number, now?: Date) => getApproval(await as(user, now), approvalKinds, id)
  return {
    as,
    view,
    inbox: async (user: UserKey, box: ApprovalBox = 'waiting', now?: Date) =>
      (await listApprovals(await as(user, now), approvalKinds, { box, limit: 50 })).rows.map(({ id }) => id),
    decide: async (user: UserKey, id: number, decision: 'approve' | 'refuse', reason?: string, now?: Date) => {
      const ctx: Context = await as(user, now)
      const { version } = await versionOf(company(), id)
      return decideApproval(ctx, approvalKinds, id, { version, decision, ...(reason === undefined ? {} : { reason }) })
    },
    told: (user: UserKey) =>
      company().db.rows(
        z.object({ kind: z.string(), href: z.string() }),
        sql`select kind, href from notification where user_id = ${company().users[user].id} order by id`,
      ),
    audited: async (id: number) =>
      (
        await company().db.rows(
          z.object({ action: z.string() }),
          sql`select action from audit_event where subject_type = 'approval' and subject_id = ${String(id)} order by id`,
        )
      ).map(({ action }) => action),
  }
}

async function versionOf(company: TestCompany, id: number): Promise<{ version: number }> {
  const row = await company.db.row(z.object({ version: z.int() }), sql`select version from approval where id = ${id}`)
  return row ?? { version: 1 }
}
