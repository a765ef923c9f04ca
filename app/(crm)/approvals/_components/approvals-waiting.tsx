import { getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import { marginsOf } from '#lib/analysis/margin/service'
import { approvalKinds } from '#lib/plans/approval-kinds'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { countWaiting, listApprovals } from '#lib/records/approvals/inbox/service'
import { ApprovalRows } from './approval-rows.tsx'

interface Props {
  ctx: Context
  /** So many are shown; the rest is a link away. */
  most?: number
  /** Says so when nothing waits; else nothing stands there at all. */
  sayNone?: boolean
}

/** What waits for the reader's approval, decided in the row: for the first screens of those who decide. Nothing for whoever decides nothing. */
export async function ApprovalsWaiting({ ctx, most = 3, sayNone = false }: Props) {
  if (!mayEver(ctx, 'approval:decide')) return null
  const t = await getTranslations('approvals')
  const [count, page] = await Promise.all([countWaiting(ctx), listApprovals(ctx, approvalKinds, { box: 'waiting', limit: most })])
  if (count === 0 && !sayNone) return null
  const margins = await marginsOf(
    ctx,
    page.rows.flatMap(({ rootId }) => rootId ?? []),
  )
  return (
    <section className="rounded-lg border border-line bg-surface pb-4">
      <div className="flex items-baseline justify-between gap-4 px-4 pt-3 pb-3 md:px-6">
        <h2 className="font-semibold">
          {t('waitingPanel.title')} {count > 0 && <span className="text-ink-faint">{count}</span>}
        </h2>
        {count > page.rows.length && (
          <Link href="/approvals" className="link text-sm">
            {t('waitingPanel.more', { count })}
          </Link>
        )}
      </div>
      {count === 0 ? (
        <p className="px-4 text-ink-faint md:px-6">{t('waitingPanel.none')}</p>
      ) : (
        <ApprovalRows ctx={ctx} rows={page.rows} margins={margins} decidable />
      )}
    </section>
  )
}
