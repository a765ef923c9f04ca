import { useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { orFirstPage } from '#components/table/or-first-page'
import { PagedTable } from '#components/table/paged-table'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { listEnding } from '#lib/records/papers/ending'
import type { PaperResource } from '#lib/records/papers/schema'
import { TakeScan } from '../../[id]/_components/papers/take-scan.tsx'
import { Until } from '../../[id]/_components/papers/until.tsx'
import type { PaperListState } from './paper-query.ts'
import { papersPath } from './paper-query.ts'

interface Props {
  ctx: Context
  state: PaperListState
}

/** The page of papers that the URL asks for, or what stands there instead. */
export async function PaperTable({ ctx, state }: Props) {
  const page = await orFirstPage(state.query, (query) => listEnding(ctx, query))
  return page.rows.length === 0 ? <NoPapers state={state} /> : <Rows ctx={ctx} state={state} page={page} />
}

function NoPapers({ state: { query } }: Pick<Props, 'state'>) {
  const t = useTranslations('papers')
  const narrowed = query.ending !== 'any' || query.mine || query.cursor !== undefined
  if (!narrowed) return <Empty title={t('none')} text={t('noneText')} />
  return (
    <Empty title={t('noneOfThese')} text={t('noneOfTheseText')}>
      <Link href={papersPath} className="control">
        {t('all')}
      </Link>
    </Empty>
  )
}

function Rows({ ctx, state: { params, query }, page }: Props & { page: Awaited<ReturnType<typeof listEnding>> }) {
  const t = useTranslations('papers')
  return (
    <PagedTable
      caption={t('title')}
      path={papersPath}
      params={params}
      sort={{ key: 'until', falling: false }}
      columns={usePaperColumns(ctx)}
      page={page}
      size={query.limit}
      rowKey={({ id }) => id}
    />
  )
}

function usePaperColumns(ctx: Context): Column<PaperResource>[] {
  const t = useTranslations('papers')
  return [
    {
      key: 'customer',
      label: t('columns.customer'),
      phone: 'title',
      width: 'w-[26%]',
      cell: ({ customer_id: id, customer_name: name }) => (
        <Link href={`/customers/${id}`} data-row-link="" className="row-link">
          {name}
        </Link>
      ),
    },
    {
      key: 'paper',
      label: t('columns.paper'),
      phone: 'item',
      cell: ({ type, title }) => (
        <span className="min-w-0">
          {type}
          {title !== type && <span className="text-sm break-words text-ink-faint max-md:pl-1.5 md:block">{title}</span>}
        </span>
      ),
    },
    { key: 'until', label: t('columns.until'), phone: 'item', cell: (paper) => <Until ctx={ctx} paper={paper} /> },
    {
      key: 'keeper',
      label: t('columns.keeper'),
      phone: 'item',
      cell: ({ keeper_name: name, place }) => (
        <span>
          {name}
          {place !== null && <span className="text-sm break-words text-ink-faint max-md:pl-1.5 md:block">{place}</span>}
        </span>
      ),
    },
    { key: 'scan', label: t('columns.scan'), phone: 'item', cell: (paper) => <TakeScan ctx={ctx} paper={paper} /> },
  ]
}
