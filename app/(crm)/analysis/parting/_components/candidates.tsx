import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '#components/chart/plain-table'
import { Money } from '#components/crm/money'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { getSchemeState } from '#lib/analysis/classification/overview'
import type { RunResource } from '#lib/analysis/classification/schema'
import { listMovers } from '#lib/analysis/movement/movers'
import { listPartings } from '#lib/plans/parting/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { moversHref } from '../../_components/scheme-page.ts'
import { partingPath } from './parting-query.ts'

/** So many are shown here; all of them stand in the run. */
const MOST = 20

/** The customers of the class to part with, as it stands, with the way to propose each. */
export async function Candidates({ ctx }: { ctx: Context }) {
  const [{ shown }, t] = await Promise.all([getSchemeState(ctx, 'golden_list'), getTranslations('parting')])
  if (shown === null) return <Empty title={t('noRun')} text={t('noRunText')} />
  const asked = {
    from: undefined,
    to: 'part',
    way: undefined,
    against: undefined,
    standing: true,
    present: true,
    worstFirst: true,
    limit: MOST,
    cursor: undefined,
  }
  const found = await findUnlessGone(listMovers(ctx, shown.id, asked))
  if (typeof found === 'string' || found.rows.length === 0) return <Empty title={t('nobody')} text={t('nobodyText')} />
  return <Table ctx={ctx} run={shown} rows={found.rows} hasMore={found.nextCursor !== null} proposed={await openPartings(ctx)} />
}

/** More are not under way at once. */
const MOST_OPEN = 200

/** The customers whose parting waits or is under way, with its id. */
async function openPartings(ctx: Context): Promise<Map<number, string>> {
  const of = (state: 'waiting' | 'under_way') =>
    listPartings(ctx, { state, customer: undefined, sort: '-id', limit: MOST_OPEN, cursor: undefined })
  const pages = await Promise.all([of('waiting'), of('under_way')])
  return new Map(pages.flatMap(({ rows }) => rows.map(({ customer_id: customer, id }) => [Number(customer), id] as const)))
}

interface TableProps {
  proposed: ReadonlyMap<number, string>
  ctx: Context
  run: RunResource
  rows: Awaited<ReturnType<typeof listMovers>>['rows']
  hasMore: boolean
}

function Table({ ctx, run, rows, hasMore, proposed }: TableProps) {
  const t = useTranslations('parting')
  const proposes = mayEver(ctx, 'customer:override')
  return (
    <section className="panel px-4 py-3">
      <h2 className="pb-1 font-semibold">{t('candidates')}</h2>
      {hasMore && <p className="text-sm text-ink-faint">{t('candidatesFirst', { count: rows.length })}</p>}
      <PlainTable
        table={{
          caption: t('candidates'),
          columns: [
            { key: 'customer', label: t('columns.customer') },
            { key: 'profit', label: t('columns.profit') },
            { key: 'owner', label: t('columns.owner'), align: 'left', wide: true },
            ...(proposes ? [{ key: 'propose', label: t('columns.propose') }] : []),
          ],
          rows: rows.map(({ customerId, name, value, ownerName }) => ({
            key: String(customerId),
            href: `/customers/${customerId}`,
            cells: [
              name,
              <Money key="profit" minor={value ?? 0} currency={run.currency} />,
              ownerName ?? '',
              ...(proposes
                ? [
                    <Link key="propose" href={hrefOf(customerId, proposed)} className="link">
                      {proposed.has(customerId) ? t('proposed') : t('propose')}
                    </Link>,
                  ]
                : []),
            ],
          })),
        }}
      />
      {hasMore && (
        <Link href={moversHref(run.id, { to: 'part', standing: true, present: true })} className="link">
          {t('allCandidates')}
        </Link>
      )}
    </section>
  )
}

/** The way to the parting that was proposed, else to propose it. */
function hrefOf(customerId: number, proposed: ReadonlyMap<number, string>): string {
  const id = proposed.get(customerId)
  return id === undefined ? `${partingPath}/new?customer=${customerId}` : `${partingPath}/${id}`
}
