import { useMessages, useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { ListSearch } from '#components/table/list-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { TableSkeleton } from '#components/table/table-skeleton'
import { auditSubjects } from '#lib/platform/audit/audit-list'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { findActors } from '../actions.ts'
import { actionNamesOf } from './action-names.ts'
import { AuditTable } from './audit-table.tsx'
import { DayRange } from './day-range.tsx'
import { useActionName } from './event-words.ts'
import type { AuditListState } from './list-query.ts'
import { listPath } from './list-query.ts'

interface Props {
  ctx: Context
  state: AuditListState
  /** Name of the person that is filtered by. */
  actorName: string | null
}

/** Who did what, to what, when and why. */
export function AuditPage({ ctx, state, actorName }: Props) {
  const t = useTranslations('audit')
  const table = useTranslations('table')
  const { params } = state
  const actionName = useActionName()
  const kept = withoutParams(params, ['q', 'cursor'])
  const common = { path: listPath, params }
  const home = mayEver(ctx, 'user:manage') ? {} : { back: { href: '/customers', label: t('back') } }
  const chosen = params['action']
  const type = params['type']
  return (
    <>
      <SettingsHead title={t('title')} text={t('text')} {...home} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 pb-3 md:px-6">
        <div className="w-full md:w-auto">
          <ListSearch path={listPath} kept={kept} q={params['q']} placeholder={t('search')} />
        </div>
        <div className="flex flex-wrap gap-2">
          <FilterMenu {...common} name="actor" label={t('columns.actor')} value={actorName}>
            <FilterSearch
              base={listHref(listPath, withoutParams(params, ['actor']), {})}
              name="actor"
              texts={{ type: table('type'), noOptions: table('noOptions'), loading: table('loading') }}
              find={findActors}
            />
          </FilterMenu>
          <FilterMenu
            {...common}
            name="action"
            label={t('columns.action')}
            value={chosen === undefined ? null : actionName(chosen)}
            options={actionNamesOf(useMessages()).map(({ action, name }) => ({ value: action, label: name }))}
          />
          <FilterMenu
            {...common}
            name="type"
            label={t('columns.subject')}
            value={type === undefined ? null : t(`subjects.${type}` as 'subjects.customer')}
            options={auditSubjects.map((value) => ({ value, label: t(`subjects.${value}`) }))}
          />
          <DayRange
            path={listPath}
            from={params['from'] ?? ''}
            to={params['to'] ?? ''}
            keep={withoutParams(params, ['from', 'to', 'cursor'])}
          />
        </div>
      </div>
      <Suspense key={JSON.stringify(params)} fallback={<TableSkeleton label={table('loading')} />}>
        <AuditTable ctx={ctx} state={state} />
      </Suspense>
    </>
  )
}
