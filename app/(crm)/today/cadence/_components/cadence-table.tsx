import { useTranslations } from 'next-intl'
import { orFirstPage } from '#components/table/or-first-page'
import { PagedTable } from '#components/table/paged-table'
import type { Context } from '#lib/platform/context'
import { listCadence } from '#lib/records/cadence/service'
import type { CadenceState } from './cadence-query.ts'
import { cadencePath } from './cadence-query.ts'
import { useCadenceColumns } from './columns.tsx'

interface Props {
  ctx: Context
  state: CadenceState
}

/** The page of customers to contact that the URL asks for, or what stands there instead. */
export async function CadenceTable({ ctx, state }: Props) {
  const page = await orFirstPage(state.query, (query) => listCadence(ctx, query))
  return page.rows.length === 0 ? <Nobody /> : <Rows ctx={ctx} page={page} state={state} />
}

function Nobody() {
  const t = useTranslations('sales.cadence')
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col items-start gap-3 px-4 py-12 md:py-20">
      <h2 className="text-lg font-semibold">{t('nobody')}</h2>
      <p className="text-pretty text-ink-soft">{t('nobodyText')}</p>
    </div>
  )
}

function Rows({ ctx, page, state: { params, query } }: Props & { page: Awaited<ReturnType<typeof listCadence>> }) {
  const t = useTranslations('sales.cadence')
  return (
    <PagedTable
      caption={t('title')}
      path={cadencePath}
      params={params}
      sort={{ key: 'pressing', falling: true }}
      columns={useCadenceColumns(ctx, query.owner === undefined)}
      page={page}
      size={query.limit}
      rowKey={(row) => String(row.customerId)}
    />
  )
}
