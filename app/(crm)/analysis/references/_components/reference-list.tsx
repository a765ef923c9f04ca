import { useFormatter, useTranslations } from 'next-intl'
import { ChoiceLink } from '#components/table/choice-link'
import type { Column } from '#components/table/column'
import { DroppedFilters } from '#components/table/dropped-filters'
import { ExportMenu } from '#components/table/export-menu'
import { listHref } from '#components/table/list-url'
import { orFirstPage } from '#components/table/or-first-page'
import { PagedTable } from '#components/table/paged-table'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { ReferenceResource } from '#lib/records/references/schema'
import { referenceBases, referenceStates } from '#lib/records/references/schema'
import { listReferences } from '#lib/records/references/service'
import { Heading } from '../../_components/heading.tsx'
import { askExport, checkExport } from '../actions.ts'
import type { ReferenceState } from './reference-query.ts'
import { exportFields, referencesPath } from './reference-query.ts'

interface Props {
  ctx: Context
  state: ReferenceState
}

/** The list of references, narrowed by how they stand and what they are. */
export async function ReferenceList({ ctx, state }: Props) {
  const page = await orFirstPage(state.query, (query) => listReferences(ctx, query))
  return <Found ctx={ctx} state={state} page={page} />
}

function Found({ ctx, state, page }: Props & { page: Awaited<ReturnType<typeof listReferences>> }) {
  const t = useTranslations('references')
  const { params, query } = state
  const columns = useColumns()
  const toggle = (name: string, value: string) =>
    listHref(referencesPath, params, { [name]: params[name] === value ? null : value })
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="px-4 md:px-6">
        <Heading title={t('title')} text={t('text')} />
      </div>
      <div className="filter-row">
        {referenceStates.map((each) => (
          <ChoiceLink key={each} href={toggle('state', each)} active={query.state === each} label={t(`states.${each}`)} />
        ))}
        <span className="mx-1 h-5 w-px flex-none self-center bg-line" aria-hidden="true" />
        {referenceBases.map((each) => (
          <ChoiceLink key={each} href={toggle('basis', each)} active={query.basis === each} label={t(`bases.${each}`)} />
        ))}
        {mayEver(ctx, 'customer:export') && (
          <span className="md:ml-auto">
            <ExportMenu path="/api/files/references" fields={exportFields(params)} check={checkExport} ask={askExport} />
          </span>
        )}
      </div>
      <DroppedFilters names={state.dropped} />
      {page.rows.length === 0 ? (
        <Empty title={t('none')} text={t('noneText')} />
      ) : (
        <PagedTable
          caption={t('title')}
          path={referencesPath}
          params={params}
          sort={{ key: 'proposed', falling: true }}
          columns={columns}
          page={page}
          size={query.limit}
          rowKey={({ id }) => id}
        />
      )}
    </div>
  )
}

function useColumns(): Column<ReferenceResource>[] {
  const t = useTranslations('references')
  const format = useFormatter()
  const day = (on: string) => format.dateTime(new Date(on), { dateStyle: 'medium', timeZone: 'UTC' })
  return [
    {
      ...{ key: 'customer', label: t('columns.customer'), phone: 'title', width: 'w-[24%]' },
      cell: ({ id, customer_name: name }) => (
        <Link href={`${referencesPath}/${id}`} data-row-link="" className="row-link">
          {name}
        </Link>
      ),
    },
    { ...{ key: 'state', label: t('columns.state'), phone: 'item' }, cell: ({ state }) => t(`states.${state}`) },
    { ...{ key: 'basis', label: t('columns.basis'), phone: 'item' }, cell: ({ basis }) => t(`bases.${basis}`) },
    { ...{ key: 'consent', label: t('columns.consentOn'), phone: 'item' }, cell: ({ consent_on: on }) => day(on) },
    { ...{ key: 'ends', label: t('columns.endsOn'), phone: 'item' }, cell: ({ ends_on: on }) => day(on) },
    { ...{ key: 'proposed', label: t('columns.proposedBy'), phone: 'item' }, cell: ({ proposed_by_name: name }) => name },
    {
      ...{ key: 'card', label: t('columns.card'), phone: 'item' },
      cell: ({ customer_id: id }) => (
        <Link href={`/customers/${id}`} className="link">
          {t('card')}
        </Link>
      ),
    },
  ]
}
