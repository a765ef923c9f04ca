import { TrendingUpDown } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Money } from '#components/crm/money'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { sumValueChanges } from '#lib/analysis/value-change/service'
import type { Context } from '#lib/platform/context'

/** How many customers are worth clearly less or more than three months ago, and the way to them; nothing while nobody is, or all are seen. */
export async function ValueLine({ ctx }: { ctx: Context }) {
  const [{ fell, rose }, t] = await Promise.all([sumValueChanges(ctx), getTranslations('value.change')])
  if (fell.customers + rose.customers === 0) return null
  return (
    <Link
      href="/analysis/value-change?seen=false"
      className="flex items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 hover:bg-hover"
    >
      <Icon of={TrendingUpDown} size={16} className="flex-none text-ink-faint" />
      <span className="min-w-0 flex-1">
        {t.rich('line', {
          ...{ fell: fell.customers, rose: rose.customers },
          lost: () => <Money minor={fell.changeMinor} currency={ctx.company.currency} />,
        })}
      </span>
      <span className="link flex-none text-sm">{t('open')}</span>
    </Link>
  )
}
