import { useFormatter, useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import { Notice } from '#components/ui/notice'
import type { Context } from '#lib/platform/context'
import type { ApprovalDetail } from '#lib/records/approvals/inbox/service'
import { fileUntil } from '#lib/records/approvals/view'
import { Decide } from '../../_components/decide.tsx'
import { useDecideTexts } from '../../_components/decide-texts.ts'
import { Withdraw } from './withdraw.tsx'

/** What the reader may do with a request, or why nothing. */
export function WhatNow({ ctx, approval }: { ctx: Context; approval: ApprovalDetail }) {
  const t = useTranslations('approvals.detail')
  const texts = useDecideTexts()
  const format = useFormatter()
  const { listed } = useJoined()
  const { timeZone } = ctx.company
  const at = (instant: Date) => format.dateTime(instant, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const { id, version, status, decidable, own, givesFile, decidedAt } = approval
  const names = listed(approval.deciderNames)
  if (decidable) return <Decide id={id} version={version} texts={texts} />
  if (status === 'waiting')
    return (
      <div className="flex flex-col gap-3">
        <Notice tone="watch">{t('waitingFor', { names, at: at(approval.dueAt) })}</Notice>
        {own && (
          <Withdraw id={id} version={version} texts={{ withdraw: t('withdraw'), busy: t('withdrawing'), away: texts.away }} />
        )}
      </div>
    )
  if (!givesFile || decidedAt === null) return null
  return (
    <form action="/api/files/approvals" method="post" className="flex flex-col gap-3">
      <Notice tone="good">{t('fileText', { until: at(fileUntil(decidedAt)) })}</Notice>
      <input type="hidden" name="id" value={id} />
      <span className="flex flex-wrap gap-2">
        <button type="submit" name="format" value="xlsx" className="button-primary">
          {t('xlsx')}
        </button>
        <button type="submit" name="format" value="csv" className="control h-10 px-4">
          {t('csv')}
        </button>
      </span>
    </form>
  )
}
