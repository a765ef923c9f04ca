import { useFormatter, useTranslations } from 'next-intl'
import { DayNear } from '#components/crm/day-near'
import type { Column } from '#components/table/column'
import { orFirstPage } from '#components/table/or-first-page'
import { PagedTable } from '#components/table/paged-table'
import { Link } from '#components/ui/link'
import { daysBetween } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { readSort } from '#lib/platform/list/list-query'
import type { Prospect } from '#lib/records/opportunities/service'
import { listProspects } from '#lib/records/opportunities/service'
import type { ProspectListState } from './prospect-query.ts'
import { prospectsPath } from './prospect-query.ts'

interface Props {
  ctx: Context
  state: ProspectListState
}

/** The page of prospects that the URL asks for, or what stands there instead. */
export async function ProspectTable({ ctx, state }: Props) {
  const page = await orFirstPage(state.query, (query) => listProspects(ctx, query))
  if (page.rows.length === 0) return <NoProspects narrowed={state.query.q !== undefined || state.query.step !== undefined} />
  return <Rows ctx={ctx} page={page} state={state} />
}

function NoProspects({ narrowed }: { narrowed: boolean }) {
  const t = useTranslations('prospects')
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col items-start gap-3 px-4 py-12 md:py-20">
      <h2 className="text-lg font-semibold">{narrowed ? t('nothing') : t('empty.title')}</h2>
      <p className="text-pretty text-ink-soft">{narrowed ? t('nothingText') : t('empty.text')}</p>
      {narrowed && (
        <Link href={prospectsPath} className="control">
          {t('open')}
        </Link>
      )}
    </div>
  )
}

function Rows({ ctx, page, state }: Props & { page: Awaited<ReturnType<typeof listProspects>> }) {
  const t = useTranslations('prospects')
  const { params, query } = state
  const { key, falling } = readSort(query.sort)
  return (
    <PagedTable
      caption={t('title')}
      path={prospectsPath}
      params={params}
      sort={{ key, falling }}
      columns={useProspectColumns(dayOf(ctx.now, ctx.company.timeZone), ctx.company.timeZone)}
      page={page}
      size={query.limit}
      rowKey={(row) => String(row.id)}
    />
  )
}

function useProspectColumns(today: string, timeZone: string): readonly Column<Prospect>[] {
  const t = useTranslations('prospects')
  const format = useFormatter()
  return [
    {
      key: 'name',
      label: t('columns.name'),
      phone: 'title',
      always: true,
      width: 'w-[30%]',
      cell: (row) => (
        <>
          <Link href={`/prospects/${row.customerId}`} data-row-link="" className="row-link">
            {row.customerName}
          </Link>
          {row.industry !== null && <span className="block text-sm text-ink-faint">{row.industry}</span>}
        </>
      ),
    },
    { key: 'step', label: t('columns.step'), phone: 'item', cell: (row) => t(`steps.${row.step}`) },
    {
      key: 'since',
      label: t('columns.since'),
      sort: { key: 'step_since', first: 'rising' },
      align: 'right',
      phone: 'item',
      cell: (row) => t('days', { count: daysBetween(dayOf(row.stepSince, timeZone), today) }),
    },
    {
      key: 'pieces',
      label: t('columns.pieces'),
      align: 'right',
      phone: 'figure',
      cell: (row) => (row.piecesMonth === null ? null : t('pieces', { count: format.number(row.piecesMonth) })),
    },
    {
      key: 'score',
      label: t('columns.score'),
      hint: t('scoreHint'),
      sort: { key: 'score', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => (row.score === null ? null : format.number(row.score, { maximumFractionDigits: 0 })),
    },
    {
      key: 'nextTouch',
      label: t('columns.nextTouch'),
      sort: { key: 'next_touch', first: 'rising' },
      align: 'right',
      phone: 'item',
      cell: (row) => (row.nextTouchOn === null ? null : <DayNear day={row.nextTouchOn} today={today} due />),
    },
    { key: 'owner', label: t('columns.owner'), phone: 'item', cell: (row) => row.ownerName },
  ]
}
