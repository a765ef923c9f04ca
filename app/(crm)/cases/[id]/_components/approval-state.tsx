import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { formatMoney } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import type { CaseView } from '#lib/records/cases/desk/view'

interface Props {
  ctx: Context
  view: CaseView
}

/** How the requests about a case stand: for a compensation, and for a coupon. */
export function ApprovalStates({ ctx, view }: Props) {
  return (
    <>
      <ApprovalState ctx={ctx} view={view} approval={view.approval} texts="case" />
      <ApprovalState ctx={ctx} view={view} approval={view.goodwillApproval} texts="goodwill" />
    </>
  )
}

interface StateProps extends Props {
  approval: CaseView['approval']
  texts: 'case' | 'goodwill'
}

/** For whom a request waits and until when, or what was decided. One that was withdrawn, and what was decided on a case that is over, is history. */
function ApprovalState({ ctx, view, approval, texts }: StateProps) {
  const t = useTranslations(`approvals.${texts}`)
  const format = useFormatter()
  const locale = useLocale()
  const { listed } = useJoined()
  if (approval === null || approval.status === 'withdrawn') return null
  if (approval.status !== 'waiting' && view.resolved_at !== null) return null
  const asked = approval.facts.find(({ key }) => key === 'amount')
  const amount = asked?.as === 'money' ? formatMoney(asked.minor, asked.currency, locale) : ''
  const at = format.dateTime(approval.dueAt, {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: ctx.company.timeZone,
  })
  const said = {
    waiting: `${t('waiting', { amount, names: listed(approval.deciderNames), at })} ${t('waitingText')}`,
    approved: t('approved', { amount, name: approval.decidedByName ?? '' }),
    refused: t('refused', { amount, name: approval.decidedByName ?? '', reason: approval.decisionReason ?? '' }),
  }[approval.status]
  const tone = ({ waiting: 'watch', approved: 'good', refused: 'danger' } as const)[approval.status]
  return (
    <Notice tone={tone}>
      {said}{' '}
      <Link href={`/approvals/${approval.id}`} className="link whitespace-nowrap">
        {t('open')}
      </Link>
    </Notice>
  )
}
