import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { ChoiceLink } from '#components/table/choice-link'
import { listHref } from '#components/table/list-url'
import { TableSkeleton } from '#components/table/table-skeleton'
import { BackLink } from '#components/ui/back-link'
import type { Context } from '#lib/platform/context'
import { cadenceChannels } from '#lib/records/cadence/rhythm'
import { cadenceWindows, countCadence } from '#lib/records/cadence/service'
import { HolderFilters } from '../../../customers/_components/holder-filters.tsx'
import type { CadenceState } from './cadence-query.ts'
import { cadencePath } from './cadence-query.ts'
import { CadenceTable } from './cadence-table.tsx'

interface Props {
  ctx: Context
  state: CadenceState
}

/** Title, windows and filters, and whom to contact, the most pressing first. */
export function CadenceList({ ctx, state }: Props) {
  const t = useTranslations('sales.cadence')
  const table = useTranslations('table')
  const { params, query } = state
  return (
    <>
      <div className="px-4 pt-4 pb-3 md:px-6 md:pt-5">
        <BackLink href="/today" label={t('back')} />
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="text-xl font-semibold">{t('title')}</h1>
          <p role="status" className="text-ink-faint">
            <Suspense fallback="…">
              <Count ctx={ctx} state={state} />
            </Suspense>
          </p>
        </div>
        <p className="max-w-3xl pt-1 text-pretty text-ink-soft">{t('text')}</p>
      </div>
      <div className="filter-row">
        {cadenceWindows.map((due) => (
          <ChoiceLink
            key={due}
            href={listHref(cadencePath, params, { due })}
            active={query.due === due}
            label={t(`due.${due}`)}
          />
        ))}
        <span className="mx-1 h-5 w-px flex-none self-center bg-line" aria-hidden="true" />
        {cadenceChannels.map((channel) => (
          <ChoiceLink
            key={channel}
            href={listHref(cadencePath, params, { channel: query.channel === channel ? null : channel })}
            active={query.channel === channel}
            label={t(`channel.${channel}`)}
          />
        ))}
        <Suspense>
          <HolderFilters ctx={ctx} path={cadencePath} params={params} />
        </Suspense>
      </div>
      <Suspense fallback={<TableSkeleton label={table('loading')} />}>
        <CadenceTable ctx={ctx} state={state} />
      </Suspense>
    </>
  )
}

async function Count({ ctx, state: { query } }: Props) {
  const [{ count, more }, t] = await Promise.all([countCadence(ctx, query), getTranslations('sales.cadence')])
  return t('count', { count: more ? `${count}+` : String(count) })
}
