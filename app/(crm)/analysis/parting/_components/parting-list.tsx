import { useFormatter, useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import type { Column } from '#components/table/column'
import { orFirstPage } from '#components/table/or-first-page'
import { PagedTable } from '#components/table/paged-table'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import type { PartingResource } from '#lib/plans/parting/schema'
import { listPartings } from '#lib/plans/parting/service'
import type { Context } from '#lib/platform/context'
import type { PartingListState } from './parting-query.ts'
import { partingPath } from './parting-query.ts'

interface Props {
  ctx: Context
  state: PartingListState
}

/** The partings that the URL asks for. */
export async function PartingList({ ctx, state }: Props) {
  const page = await orFirstPage(state.query, (query) => listPartings(ctx, query))
  return <Found ctx={ctx} state={state} page={page} />
}

function Found({ ctx, state, page }: Props & { page: Awaited<ReturnType<typeof listPartings>> }) {
  const t = useTranslations('parting')
  const columns = useColumns(ctx)
  if (page.rows.length === 0) return <Empty title={t('none')} text={t('noneText')} />
  return (
    <PagedTable
      caption={t('proposed')}
      path={partingPath}
      params={state.params}
      sort={{ key: 'proposedAt', falling: true }}
      columns={columns}
      page={page}
      size={state.query.limit}
      rowKey={({ id }) => id}
    />
  )
}

function useColumns(ctx: Context): Column<PartingResource>[] {
  const t = useTranslations('parting')
  const format = useFormatter()
  const { timeZone } = ctx.company
  return [
    {
      ...{ key: 'customer', label: t('columns.customer'), phone: 'title', width: 'w-[28%]' },
      cell: ({ id, customer_name: name }) => (
        <Link href={`${partingPath}/${id}`} data-row-link="" className="row-link">
          {name}
        </Link>
      ),
    },
    { ...{ key: 'state', label: t('columns.state'), phone: 'item' }, cell: ({ state }) => t(`states.${state}`) },
    {
      ...{ key: 'profit', label: t('columns.profit'), align: 'right', phone: 'figure' },
      cell: ({ proof }) => <Money minor={proof.profit_minor} currency={proof.currency} />,
    },
    {
      ...{ key: 'steps', label: t('columns.steps'), phone: 'item' },
      cell: ({ steps }) => t('stepsDone', { done: steps.filter(({ done_on: on }) => on !== null).length, set: steps.length }),
    },
    { ...{ key: 'proposedBy', label: t('columns.proposedBy'), phone: 'item' }, cell: ({ proposed_by_name: name }) => name },
    {
      ...{ key: 'proposedAt', label: t('columns.proposedAt'), phone: 'item' },
      cell: ({ proposed_at: at }) => format.dateTime(new Date(at), { dateStyle: 'medium', timeZone }),
    },
  ]
}
