import { useTranslations } from 'next-intl'
import { Definition } from '#components/chart/definition'
import { PlainTable } from '#components/chart/plain-table'
import { useJoined } from '#components/crm/joined'
import { DroppedFilters } from '#components/table/dropped-filters'
import { FilterMenu } from '#components/table/filter-menu'
import { listHref } from '#components/table/list-url'
import { PagedTable } from '#components/table/paged-table'
import { Link } from '#components/ui/link'
import { BALANCES } from '#lib/analysis/contact-balance/balance'
import type { ContactBalance } from '#lib/analysis/contact-balance/service'
import { getContactBalance, listContactBalance } from '#lib/analysis/contact-balance/service'
import type { Context } from '#lib/platform/context'
import { useWhose } from '../../../_whose/whose.ts'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { Heading } from '../../_components/heading.tsx'
import { NobodySo } from '../../_components/nobody-so.tsx'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { OutletFilter } from '../../_components/outlet-filter.tsx'
import { useBalanceColumns } from './balance-columns.tsx'
import type { BalanceState } from './balance-query.ts'
import { balancePath } from './balance-query.ts'

interface Props {
  ctx: Context
  state: BalanceState
}

/** Who is contacted more and who less than the class asks for: in all, by owner, and by name. */
export async function BalanceView({ ctx, state }: Props) {
  const [sums, found] = await Promise.all([getContactBalance(ctx), findUnlessGone(listContactBalance(ctx, state.asked))])
  return <Balances ctx={ctx} state={state} sums={sums} found={found} />
}

interface FoundProps extends Props {
  sums: ContactBalance
  found: Awaited<ReturnType<typeof listContactBalance>> | 'not kept' | 'no place'
}

function Balances({ ctx, state, sums, found }: FoundProps) {
  const t = useTranslations('relations.balance')
  const { params, asked, dropped } = state
  const columns = useBalanceColumns(ctx)
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-3 px-4 pb-3 md:px-6">
        <Heading title={t('title')} text={t('what')}>
          <Definition definition={useDefinition()('contactBalance')} />
        </Heading>
        {sums.asOf !== null && <Sums ctx={ctx} sums={sums} asOf={sums.asOf} />}
        {sums.owners.length > 1 && <Owners ctx={ctx} sums={sums} />}
        <div className="flex flex-wrap items-center gap-2">
          {BALANCES.map((standing) => (
            <Link
              key={standing}
              href={listHref(balancePath, params, { standing })}
              aria-current={asked.standing === standing ? 'true' : undefined}
              className="kind-chip"
            >
              {t(`standings.${standing}`)}
            </Link>
          ))}
          <FilterMenu
            path={balancePath}
            params={params}
            name="loses"
            label={t('profit')}
            value={asked.loses === undefined ? null : t(`losing.${asked.loses ? 'true' : 'false'}`)}
            options={(['true', 'false'] as const).map((value) => ({ value, label: t(`losing.${value}`) }))}
          />
          <OutletFilter ctx={ctx} path={balancePath} params={params} />
          {asked.owner !== undefined && (
            <Link href={listHref(balancePath, params, { owner: null })} className="link">
              {t('allOwners')}
            </Link>
          )}
        </div>
      </div>
      <DroppedFilters names={dropped} />
      {typeof found === 'string' || found.rows.length === 0 ? (
        <div className="px-4 md:px-6">
          <NobodySo
            ctx={ctx}
            path={balancePath}
            params={params}
            filters={sums.asOf === null ? [] : ['outlet', 'owner', 'loses']}
            gone={typeof found === 'string'}
            nothing={{ title: t('emptyTitle'), text: t('empty') }}
          />
        </div>
      ) : (
        <PagedTable
          caption={t('title')}
          path={balancePath}
          params={params}
          sort={{ key: 'gap', falling: asked.standing !== 'less' }}
          columns={columns}
          page={found}
          size={asked.limit}
          rowKey={({ id }) => String(id)}
        />
      )}
    </div>
  )
}

function Sums({ ctx, sums: { less, more, even, scope }, asOf }: { ctx: Context; sums: ContactBalance; asOf: string }) {
  const t = useTranslations('relations.balance')
  const whose = useWhose(ctx)
  const { customers, decimal, money } = useAmounts(ctx.company.currency)
  const { joined } = useJoined()
  return (
    <p className="text-pretty">
      {joined([
        t(scope === 'company' ? 'ofCompany' : 'ofOwn', { asOf, whose }),
        t('lessSum', {
          customers: customers(less.customers),
          hours: decimal(Math.abs(less.hours), 1),
          cost: money(Math.abs(less.gapMinor)),
        }),
        less.ofLoss.customers === 0
          ? null
          : t('lessOfLoss', {
              customers: customers(less.ofLoss.customers),
              hours: decimal(Math.abs(less.ofLoss.hours), 1),
              rest: decimal(Math.abs(less.otherHours), 1),
            }),
        less.longer.customers === 0
          ? null
          : t('lessLonger', { customers: customers(less.longer.customers), hours: decimal(less.longer.hours, 1) }),
        t('moreSum', { customers: customers(more.customers), hours: decimal(more.hours, 1), cost: money(more.gapMinor) }),
        t('evenSum', { customers: customers(even.customers) }),
      ])}
    </p>
  )
}

function Owners({ ctx, sums: { owners } }: { ctx: Context; sums: ContactBalance }) {
  const t = useTranslations('relations.balance')
  const { count, decimal, money } = useAmounts(ctx.company.currency)
  return (
    <section className="panel px-4 py-3">
      <h2 className="font-semibold">{t('ownersTitle')}</h2>
      <PlainTable
        table={{
          caption: t('ownersTitle'),
          columns: [
            { key: 'owner', label: t('owner') },
            { key: 'less', label: t('standings.less') },
            { key: 'missing', label: t('missing') },
            { key: 'ofLoss', label: t('missingOfLoss') },
            { key: 'more', label: t('standings.more') },
            { key: 'beyond', label: t('beyond') },
            { key: 'cost', label: t('beyondCost'), wide: true },
          ],
          rows: owners
            .filter(({ less, more }) => less.customers + more.customers > 0)
            .map(({ owner, less, more }) => ({
              key: String(owner?.id ?? 'none'),
              href: owner === null ? undefined : `${balancePath}?owner=${owner.id}`,
              cells: [
                owner?.name ?? t('noOwner'),
                ...[count(less.customers), decimal(Math.abs(less.hours), 1), decimal(Math.abs(less.ofLoss.hours), 1)],
                ...[count(more.customers), decimal(more.hours, 1)],
                money(more.gapMinor),
              ],
            })),
        }}
      />
    </section>
  )
}
