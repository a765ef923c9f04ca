import { getFormatter, getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { countToRule } from '#lib/records/collisions/service'
import { countLateFirstContacts } from '#lib/records/opportunities/service'
import { collisionsPath } from '../../../collisions/_components/collision-query.ts'
import { Panel } from '../../../customers/[id]/_components/panel.tsx'
import { prospectsPath } from '../../../prospects/_components/prospect-query.ts'

/** What in the team waits for its manager: claims to be ruled, and leads that nobody has contacted in time. */
export async function TeamWaits({ ctx }: { ctx: Context }) {
  const [claims, leads, t, format] = await Promise.all([
    countToRule(ctx),
    countLateFirstContacts(ctx),
    getTranslations('manager.sales'),
    getFormatter(),
  ])
  const lines = [
    { key: 'collisions', href: collisionsPath, label: t('toRule'), count: claims, more: false },
    {
      key: 'leads',
      href: `${prospectsPath}?first_contact=late`,
      label: t('lateLeads', { hours: leads.hours }),
      count: leads.count,
      more: leads.more,
    },
  ]
  return (
    <Panel title={t('waits')}>
      <ul>
        {lines.map(({ key, href, label, count, more }) => (
          <li key={key} className="border-t border-line">
            <Link href={href} data-waits={key} className="flex items-baseline justify-between gap-4 px-4 py-2.5 hover:bg-hover">
              <span>{label}</span>
              <span className={count === 0 ? 'text-ink-faint' : 'font-semibold'}>
                {format.number(count)}
                {more && '+'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
