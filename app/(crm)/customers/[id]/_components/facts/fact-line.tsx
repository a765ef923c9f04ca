import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DayNear } from '#components/crm/day-near'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { FactResource } from '#lib/records/facts/schema'
import { showFactValue } from '#lib/records/facts/view'
import { levelOf } from './fact-values.ts'

/** One thing that is known; how, from whom and how surely stand below it. */
export function FactLine({ ctx, fact, due, edit }: { ctx: Context; fact: FactResource; due: boolean; edit: ReactNode }) {
  const t = useTranslations('card.facts')
  const { timeZone } = ctx.company
  // The day since which it is known to hold.
  const day = fact.verified_on ?? (fact.noted_at === null ? null : dayOf(new Date(fact.noted_at), timeZone))
  const level = levelOf(fact.confidence)
  const words = [
    fact.method === null ? null : t(`methods.${fact.method}`),
    fact.source,
    level === '' ? null : t(`levels.${level}`),
    fact.noted_by_name,
  ].filter((word): word is string => word !== null)
  return (
    <div className="flex items-start gap-2 px-4 py-1.5">
      <dl className="grid min-w-0 flex-1 grid-cols-[minmax(6rem,2fr)_3fr] gap-x-4">
        <dt className="text-ink-faint">{fact.label}</dt>
        <dd className="min-w-0 text-pretty whitespace-pre-line">
          {showFactValue(ctx, { key: fact.key, valueType: fact.value_type }, fact.value)}
        </dd>
        <dd className="col-start-2 text-sm text-ink-faint">
          {words.join(' · ')}
          {day !== null && (
            <>
              {words.length > 0 && ' · '}
              <DayNear day={day} today={dayOf(ctx.now, timeZone)} />
            </>
          )}
          {due && <span className="pl-2 text-watch-text">{t('due')}</span>}
        </dd>
      </dl>
      {edit}
    </div>
  )
}
