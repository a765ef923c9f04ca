import { useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { orFirstPage } from '#components/table/or-first-page'
import { PagedTable } from '#components/table/paged-table'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import type { Prospect } from '#lib/records/opportunities/service'
import { listProspects } from '#lib/records/opportunities/service'
import type { ProspectListState } from './prospect-query.ts'
import { prospectsPath } from './prospect-query.ts'

interface Props {
  ctx: Context
  state: ProspectListState
  /** Those that are shown. */
  columns: readonly Column<Prospect>[]
  /** Whether anything can be done with several at once. */
  selectable: boolean
}

/** The page of prospects that the URL asks for, or what stands there instead. */
export async function ProspectTable({ ctx, state, columns, selectable }: Props) {
  const page = await orFirstPage(state.query, (query) => listProspects(ctx, query))
  if (page.rows.length === 0) return <NoProspects narrowed={isNarrowed(state)} />
  return <Rows page={page} state={state} columns={columns} selectable={selectable} />
}

function isNarrowed({ query: { q, step, owner, stage, first_contact: contacted } }: ProspectListState): boolean {
  return [q, step, owner, stage, contacted].some((asked) => asked !== undefined)
}

function NoProspects({ narrowed }: { narrowed: boolean }) {
  const t = useTranslations('prospects')
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col items-start gap-3 px-4 py-12 md:py-20">
      <h2 className="text-lg font-semibold">{narrowed ? t('nothing') : t('empty.title')}</h2>
      <p className="text-pretty text-ink-soft">{narrowed ? t('nothingText') : t('empty.text')}</p>
      {narrowed && (
        <Link href={`${prospectsPath}?view=all`} className="control">
          {t('open')}
        </Link>
      )}
    </div>
  )
}

function Rows({ page, state, columns, selectable }: Omit<Props, 'ctx'> & { page: Awaited<ReturnType<typeof listProspects>> }) {
  const t = useTranslations('prospects')
  const customers = useTranslations('customers')
  const { params, query } = state
  const { key, falling } = readSort(query.sort)
  return (
    <PagedTable
      caption={t('title')}
      path={prospectsPath}
      params={params}
      sort={{ key, falling }}
      columns={columns}
      page={page}
      size={query.limit}
      rowKey={(row) => String(row.id)}
      select={
        selectable
          ? {
              label: (row) => customers('bulk.selectOne', { name: row.customerName }),
              labelOfAll: t('selectPage'),
              value: (row) => `${row.customerId}:${row.customerVersion}`,
            }
          : undefined
      }
    />
  )
}
