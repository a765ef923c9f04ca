import { useFormatter, useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { Team } from '#lib/analysis/team/service'
import type { TeamMember } from '#lib/analysis/team/team'
import type { Context } from '#lib/platform/context'

/** The team on a phone: a card a person, each figure with its name. */
export function TeamCards({ ctx, team }: { ctx: Context; team: Team }) {
  return (
    <ul className="flex flex-col gap-3 px-4 md:hidden">
      {team.members.map((member) => (
        <Card key={member.userId} ctx={ctx} member={member} seesVolume={team.volume !== null} />
      ))}
    </ul>
  )
}

function Card({ ctx, member, seesVolume }: { ctx: Context; member: TeamMember; seesVolume: boolean }) {
  const t = useTranslations('sales.team')
  const format = useFormatter()
  const list = (more: string) => `/customers?owner=${member.userId}${more}`
  const figures = [
    { key: 'overdue', count: member.overdue, href: list('&next_touch=overdue&sort=next_touch'), presses: true },
    { key: 'cadence', count: member.cadence, href: `/today/cadence?owner=${member.userId}&due=overdue`, presses: false },
    { key: 'lateLeads', count: member.lateLeads, href: `/prospects?owner=${member.userId}&first_contact=late`, presses: true },
    { key: 'customers', count: member.customers, href: list(''), presses: false },
    { key: 'quiet', count: member.drowsy + member.halfAsleep + member.asleep, href: list('&dormancy=sleeping'), presses: false },
    ...(seesVolume ? [{ key: 'shipments', count: member.shipments, href: list('&sort=-value'), presses: false } as const] : []),
  ] as const
  return (
    <li className="rounded-lg border border-line bg-surface px-4 py-3">
      <div className="flex items-baseline justify-between gap-3">
        <Link href={list('')} className="font-medium">
          {member.name}
        </Link>
        {seesVolume && (
          <span className="text-sm text-ink-soft">
            {t('columns.revenue')} <Money minor={member.revenueMinor} currency={ctx.company.currency} />
          </span>
        )}
      </div>
      <dl className="grid grid-cols-3 gap-x-3 gap-y-2 pt-2">
        {figures.map(({ key, count, href, presses }) => (
          <div key={key}>
            <dt className="text-sm text-ink-faint">{t(`columns.${key}`)}</dt>
            <dd>
              <Link
                href={href}
                aria-label={`${t(`columns.${key}`)} ${count}`}
                className={`block py-1 text-lg ${count === 0 ? 'text-ink-faint' : presses ? 'font-medium text-danger' : 'font-medium'}`}
              >
                {format.number(count)}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
