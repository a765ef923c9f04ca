import { useFormatter, useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import { Money } from '#components/crm/money'
import type { Column } from '#components/table/column'
import { Link } from '#components/ui/link'
import type { Team } from '#lib/analysis/team/service'
import type { TeamMember } from '#lib/analysis/team/team'
import type { Context } from '#lib/platform/context'
import { Change } from './change.tsx'

/** The columns of the team; each number leads to the list that it counts. */
export function useTeamColumns(ctx: Context, team: Team): readonly Column<TeamMember>[] {
  const t = useTranslations('sales.team')
  const customers = useTranslations('customers')
  const periodText = usePeriodText()
  const format = useFormatter()
  const day = (of: string) => format.dateTime(new Date(`${of}T00:00:00Z`), { month: 'short', day: 'numeric', timeZone: 'UTC' })
  const list = (row: TeamMember, more: string) => `/customers?owner=${row.userId}${more}`
  const volumeColumns = (volume: NonNullable<Team['volume']>): Column<TeamMember>[] => {
    const hint = t(`monthHint.${volume.basis}`, {
      day: day(volume.asOf),
      period: periodText({ ...volume.earlier, asOf: volume.asOf }),
    })
    const label = (key: 'shipments' | 'revenue') => {
      const what = t(`columns.${key}`)
      return volume.basis === 'none' ? what : t('compared', { what, basis: t(`than.${volume.basis}`) })
    }
    return [
      {
        key: 'shipments',
        label: label('shipments'),
        hint,
        sort: { key: 'shipments', first: 'falling' },
        align: 'right',
        phone: 'item',
        cell: (row) => (
          <Amount
            href={list(row, '&sort=-value')}
            change={<Change now={row.shipments} before={row.shipmentsThen} volume={volume} />}
          >
            <Waybills count={row.shipments} />
          </Amount>
        ),
      },
      {
        key: 'revenue',
        label: label('revenue'),
        hint,
        sort: { key: 'revenueMinor', first: 'falling' },
        align: 'right',
        phone: 'figure',
        cell: (row) => (
          <Amount
            href={list(row, '&sort=-value')}
            change={<Change now={row.revenueMinor} before={row.revenueThenMinor} volume={volume} />}
          >
            <Money minor={row.revenueMinor} currency={ctx.company.currency} />
          </Amount>
        ),
      },
    ]
  }
  const { volume } = team
  const volumes = volume === null ? [] : volumeColumns(volume)
  return [
    {
      key: 'name',
      label: t('columns.name'),
      sort: { key: 'name', first: 'rising' },
      phone: 'title',
      cell: (row) => (
        <>
          <Link href={list(row, '')} data-row-link="" className="row-link">
            {row.name}
          </Link>
          <span className="block text-sm text-ink-faint">{row.outletName}</span>
        </>
      ),
    },
    {
      key: 'customers',
      label: t('columns.customers'),
      sort: { key: 'customers', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => (
        <span className="flex flex-col items-end">
          <Count href={list(row, '')} count={row.customers} label={t('columns.customers')} />
          <span className="flex gap-2 text-sm text-ink-faint">
            {(['a', 'b', 'c'] as const).map((key) => (
              <Link key={key} href={list(row, `&abc=${key.toUpperCase()}`)} className="hover:text-accent-text">
                {key.toUpperCase()} {row[key]}
              </Link>
            ))}
          </span>
        </span>
      ),
    },
    {
      key: 'overdue',
      label: t('columns.overdue'),
      hint: t('overdueHint'),
      sort: { key: 'overdue', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => (
        <span className="flex flex-col items-end">
          <Count
            href={list(row, '&next_touch=overdue&sort=next_touch')}
            count={row.overdue}
            label={t('columns.overdue')}
            presses
          />
          <Link href={list(row, '&next_touch=week&sort=next_touch')} className="text-sm text-ink-faint hover:text-accent-text">
            {t('planned', { count: row.planned })}
          </Link>
        </span>
      ),
    },
    {
      key: 'cadence',
      label: t('columns.cadence'),
      hint: t('cadenceHint'),
      sort: { key: 'cadence', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => (
        <Count href={`/today/cadence?owner=${row.userId}&due=overdue`} count={row.cadence} label={t('columns.cadence')} />
      ),
    },
    {
      key: 'lateLeads',
      label: t('columns.lateLeads'),
      hint: t('lateLeadsHint'),
      sort: { key: 'lateLeads', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => (
        <Count
          href={`/prospects?owner=${row.userId}&first_contact=late`}
          count={row.lateLeads}
          label={t('columns.lateLeads')}
          presses
        />
      ),
    },
    {
      key: 'quiet',
      label: t('columns.quiet'),
      sort: { key: 'asleep', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => (
        <span className="flex justify-end gap-2">
          {(['drowsy', 'half_asleep', 'asleep'] as const).map((key) => {
            const count = row[key === 'half_asleep' ? 'halfAsleep' : key]
            return (
              <Link
                key={key}
                href={list(row, `&dormancy=${key}`)}
                className={`whitespace-nowrap hover:text-accent-text ${count === 0 ? 'text-ink-faint' : ''}`}
              >
                <span className="text-sm text-ink-faint">{customers(`dormancy.${key}`)}</span> {count}
              </Link>
            )
          })}
        </span>
      ),
    },
    ...volumes,
  ]
}

function Count({ href, count, label, presses = false }: { href: string; count: number; label: string; presses?: boolean }) {
  const format = useFormatter()
  const look = count === 0 ? 'text-ink-faint' : presses ? 'font-medium text-danger' : 'font-medium'
  return (
    <Link href={href} aria-label={`${label} ${count}`} className={`hover:underline ${look}`}>
      {format.number(count)}
    </Link>
  )
}

function Waybills({ count }: { count: number }) {
  const t = useTranslations('sales.team')
  return t('waybills', { count: useFormatter().number(count) })
}

function Amount({ href, change, children }: { href: string; change: React.ReactNode; children: React.ReactNode }) {
  return (
    <span className="flex flex-col items-end">
      <Link href={href} className="hover:underline">
        {children}
      </Link>
      <span className="text-sm">{change}</span>
    </span>
  )
}
