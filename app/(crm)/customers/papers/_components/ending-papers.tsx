import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { ChoiceLink } from '#components/table/choice-link'
import { listHref } from '#components/table/list-url'
import { TableSkeleton } from '#components/table/table-skeleton'
import { BackLink } from '#components/ui/back-link'
import type { Context } from '#lib/platform/context'
import { endings } from '#lib/records/papers/ending'
import type { PaperListState } from './paper-query.ts'
import { papersPath } from './paper-query.ts'
import { PaperTable } from './paper-table.tsx'

interface Props {
  ctx: Context
  state: PaperListState
}

/** What the list is for, what it may be narrowed to, and the papers. */
export function EndingPapers({ ctx, state }: Props) {
  const t = useTranslations('papers')
  const table = useTranslations('table')
  const { params, query } = state
  return (
    <>
      <div className="flex max-w-3xl flex-col gap-1 px-4 pt-4 pb-3 md:px-6 md:pt-5">
        <BackLink href="/customers" label={useTranslations('customers')('title')} />
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="text-pretty text-ink-soft">{t('text')}</p>
      </div>
      <div className="filter-row">
        {endings.map((ending) => (
          <ChoiceLink
            key={ending}
            href={listHref(papersPath, params, { ending: ending === 'any' ? null : ending })}
            active={query.ending === ending}
            label={t(`filters.${ending}`)}
          />
        ))}
        <span className="mx-1 h-5 w-px flex-none self-center bg-line" aria-hidden="true" />
        <ChoiceLink
          href={listHref(papersPath, params, { mine: query.mine ? null : 'true' })}
          active={query.mine}
          label={t('mine')}
        />
      </div>
      <Suspense key={new URLSearchParams(params).toString()} fallback={<TableSkeleton label={table('loading')} />}>
        <PaperTable ctx={ctx} state={state} />
      </Suspense>
    </>
  )
}
