import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { Definition } from '#components/chart/definition'
import { ChoiceLink } from '#components/table/choice-link'
import { listHref } from '#components/table/list-url'
import { TableSkeleton } from '#components/table/table-skeleton'
import { Link } from '#components/ui/link'
import { partingStates } from '#lib/plans/parting/parting'
import type { Context } from '#lib/platform/context'
import { useDefinition } from '../../_components/definitions.ts'
import { Heading } from '../../_components/heading.tsx'
import { pageOfScheme } from '../../_components/scheme-page.ts'
import { Candidates } from './candidates.tsx'
import { PartingList } from './parting-list.tsx'
import type { PartingListState } from './parting-query.ts'
import { partingPath } from './parting-query.ts'

interface Props {
  ctx: Context
  state: PartingListState
}

/** The customers that may be proposed, and below them what was proposed and how far it is. */
export function PartingPage({ ctx, state }: Props) {
  const t = useTranslations('parting')
  const table = useTranslations('table')
  const { params, query } = state
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="px-4 md:px-6">
        <Heading title={t('title')} text={t('text')}>
          <Link href={pageOfScheme('golden_list')} className="control">
            {t('goldenList')}
          </Link>
          <Definition definition={useDefinition()('golden_list')} />
        </Heading>
        <Suspense fallback={<TableSkeleton label={table('loading')} />}>
          <Candidates ctx={ctx} />
        </Suspense>
        <h2 className="pt-5 font-semibold">{t('proposed')}</h2>
      </div>
      <div className="filter-row">
        {partingStates.map((each) => (
          <ChoiceLink
            key={each}
            href={listHref(partingPath, params, { state: query.state === each ? null : each })}
            active={query.state === each}
            label={t(`states.${each}`)}
          />
        ))}
      </div>
      <Suspense key={new URLSearchParams(params).toString()} fallback={<TableSkeleton label={table('loading')} />}>
        <PartingList ctx={ctx} state={state} />
      </Suspense>
    </div>
  )
}
