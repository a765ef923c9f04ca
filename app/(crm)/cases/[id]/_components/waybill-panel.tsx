import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Money } from '#components/crm/money'
import { Region } from '#components/crm/region'
import { Link } from '#components/ui/link'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { CaseView } from '#lib/records/cases/desk/view'
import { getWaybill } from '#lib/records/waybills/service'
import { Nothing, Panel } from '../../../customers/[id]/_components/panel.tsx'
import { waybillHref } from '../../../waybills/_components/href.ts'
import type { CaseWords } from '../../_components/words.ts'
import { deedsOf } from './deeds.ts'

const latest = 5

interface Line {
  label: string
  /** Nothing is shown of what is null or false. */
  value: ReactNode
}

/** The waybill that it is about, with the latest that was scanned. */
export async function WaybillPanel({ ctx, view, words: { t } }: { ctx: Context; view: CaseView; words: CaseWords }) {
  const number = view.waybill_no
  const title = number === null ? t('card.waybill') : `${t('card.waybill')} ${number}`
  if (number === null)
    return (
      <Panel title={title}>
        <Nothing>
          {t('card.noWaybill')}{' '}
          {deedsOf(ctx, view).includes('classify') && (
            <Link href={`/cases/${view.id}?do=classify`} scroll={false} className="link">
              {t('card.addWaybill')}
            </Link>
          )}
        </Nothing>
      </Panel>
    )
  const [waybill, statuses, format] = await Promise.all([find(ctx, number), getTranslations('waybills.status'), getFormatter()])
  if (waybill === null)
    return (
      <Panel title={title}>
        <Nothing>{t('card.waybillUnknown', { number })}</Nothing>
      </Panel>
    )
  const at = (date: Date | null) =>
    date === null ? null : format.dateTime(date, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  const late = waybill.promisedAt !== null && waybill.promisedAt < (waybill.deliveredAt ?? ctx.now)
  const sign = waybill.signType as 'self' | 'proxy' | 'locker' | 'station' | null
  const lines: Line[] = [
    { label: t('card.waybillStatus'), value: statuses(waybill.status) },
    { label: t('card.accepted'), value: at(waybill.acceptedAt) },
    {
      label: t('card.promised'),
      value: waybill.promisedAt !== null && <span className={late ? 'text-danger' : ''}>{at(waybill.promisedAt)}</span>,
    },
    { label: t('card.delivered'), value: at(waybill.deliveredAt) },
    { label: t('card.signType'), value: sign !== null && t(`signType.${sign}`) },
    {
      label: t('card.route'),
      value: waybill.originRegion !== null && waybill.destinationRegion !== null && (
        <>
          <Region code={waybill.originRegion} /> → <Region code={waybill.destinationRegion} />
        </>
      ),
    },
    {
      label: t('card.insured'),
      value: waybill.insuredValueMinor !== null && <Money minor={waybill.insuredValueMinor} currency={waybill.currency} exact />,
    },
  ]
  return (
    <Panel
      title={title}
      aside={
        <Link href={waybillHref(number)} className="link">
          {t('card.openWaybill')}
        </Link>
      }
    >
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 px-4 pb-3">
        {lines
          .filter(({ value }) => value !== null && value !== false)
          .map(({ label, value }) => (
            <div key={label}>
              <dt className="text-sm text-ink-faint">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {waybill.events.length > 0 && (
        <ol className="border-t border-line px-4 py-2.5">
          {waybill.events
            .slice(-latest)
            .reverse()
            .map((event) => (
              <li key={`${event.occurredAt.toISOString()} ${event.code}`} className="flex gap-3 py-1">
                <span className="w-24 flex-none text-sm text-ink-faint">{at(event.occurredAt)}</span>
                <span className="min-w-0">{event.text ?? statuses(event.status)}</span>
              </li>
            ))}
        </ol>
      )}
    </Panel>
  )
}

/** Null for a number that is not known, or not to the reader. */
async function find(ctx: Context, number: string) {
  try {
    return await getWaybill(ctx, number)
  } catch (error) {
    if (isAppError(error, 'not_found')) return null
    throw error
  }
}
