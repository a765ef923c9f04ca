import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import { isAppError } from '#lib/core/errors'
import { approvalKinds } from '#lib/plans/approval-kinds'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { ApprovalDetail } from '#lib/records/approvals/inbox/service'
import { getApproval } from '#lib/records/approvals/inbox/service'
import type { ReferenceResource } from '#lib/records/references/schema'
import { WhatNow } from '../../../approvals/[id]/_components/what-now.tsx'

/** With whom a proposal waits and until when, or the decision itself for whoever may take it; nothing once it is decided. */
export async function Deciding({ ctx, reference }: { ctx: Context; reference: ReferenceResource }) {
  if (reference.state !== 'waiting' || !mayEver(ctx, 'approval:read')) return null
  const approval = await findApproval(ctx, Number(reference.approval_id))
  return approval === null ? null : <Waiting ctx={ctx} approval={approval} />
}

/** Null for whoever sees the customer and not its requests. */
async function findApproval(ctx: Context, id: number): Promise<ApprovalDetail | null> {
  try {
    return await getApproval(ctx, approvalKinds, id)
  } catch (error) {
    if (isAppError(error, 'not_found')) return null
    throw error
  }
}

function Waiting({ ctx, approval }: { ctx: Context; approval: ApprovalDetail }) {
  const t = useTranslations('references')
  return (
    <section className="panel flex flex-col gap-3 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold">{t('deciding')}</h2>
        <Link href={`/approvals/${approval.id}`} className="link text-sm">
          {t('toApproval')}
        </Link>
      </div>
      <WhatNow ctx={ctx} approval={approval} />
    </section>
  )
}
