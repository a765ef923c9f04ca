import { PhoneCall } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { countDueAndLate } from '#lib/records/cadence/service'
import { ownOrAll } from './reach.ts'

/** How many customers should hear from us by the rhythm of their class, and the way to them. */
export async function CadenceLine({ ctx }: { ctx: Context }) {
  const reach = ownOrAll(ctx)
  const [{ due, late }, t] = await Promise.all([countDueAndLate(ctx, reach), getTranslations('sales.cadence')])
  const text = (found: { count: number; more: boolean }) => `${found.count}${found.more ? '+' : ''}`
  return (
    <Link
      href={`/today/cadence${'owner' in reach ? '?owner=me' : ''}`}
      className="flex items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 hover:bg-hover"
    >
      <Icon of={PhoneCall} size={16} className="flex-none text-ink-faint" />
      <span className="min-w-0 flex-1">
        {due.count === 0
          ? t('lineNone')
          : t(late.count === 0 ? 'lineToday' : due.count === late.count ? 'lineLate' : 'line', {
              count: text(due),
              late: text(late),
            })}
      </span>
      <span className="link flex-none text-sm">{t('open')}</span>
    </Link>
  )
}
