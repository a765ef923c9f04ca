import { useFormatter, useTranslations } from 'next-intl'
import { KeepFresh } from '#components/ui/keep-fresh'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { errorText } from '#lib/platform/i18n/messages'
import type { BulkChangeView, BulkResult } from '#lib/records/customers/bulk/service'
import { listPath } from '../../../_components/list-query.ts'
import { ActButton } from '../../_components/act-button.tsx'
import { whatOf } from '../../_components/bulk-words.ts'
import { StatusMark } from '../../_components/status-mark.tsx'
import { undoMany } from '../../actions.ts'
import { LeftOut } from './left-out.tsx'
import { Progress } from './progress.tsx'
import { Sums } from './sums.tsx'

interface Props {
  ctx: Context
  change: BulkChangeView
  /** Null while it is at work. */
  result: BulkResult | null
}

/** One change of many customers. */
export function BulkChangePage({ ctx, change, result }: Props) {
  const t = useTranslations('customers')
  const format = useFormatter()
  const dayText = (day: string) => format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  const at = (instant: Date) => format.dateTime(instant, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 pt-4 pb-10 md:px-6 md:pt-5">
      <div>
        <Link href={`${listPath}/bulk`} className="link text-sm">
          {t('bulk.page.all')}
        </Link>
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-xl font-semibold">{whatOf(change, t, dayText)}</h1>
          <StatusMark status={change.status} />
        </div>
        <p className="pt-0.5 text-ink-faint">{t('bulk.page.by', { name: change.requestedByName, at: at(change.requestedAt) })}</p>
        {change.undoneByName !== null && change.undoneAt !== null && (
          <p className="text-ink-faint">{t('bulk.page.undoneBy', { name: change.undoneByName, at: at(change.undoneAt) })}</p>
        )}
      </div>
      {change.failureCode !== null && <Notice tone="danger">{errorText(ctx.locale, change.failureCode, {})}</Notice>}
      {result === null ? (
        <>
          <Progress change={change} now={ctx.now} />
          <KeepFresh />
        </>
      ) : (
        <Sums change={change} result={result} />
      )}
      {change.undoableUntil !== null && (
        <div className="flex flex-wrap items-center gap-3">
          <ActButton id={change.id} label={t('bulk.page.undo')} away={t('card.away')} act={undoMany} />
          <p className="text-sm text-ink-faint">
            {t('bulk.page.undoText', { day: dayText(dayOf(change.undoableUntil, ctx.company.timeZone)) })}
          </p>
        </div>
      )}
      {result !== null && result.leftOut.length > 0 && <LeftOut change={change} result={result} />}
    </div>
  )
}
