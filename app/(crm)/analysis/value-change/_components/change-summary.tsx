import { getFormatter, getTranslations } from 'next-intl/server'
import { DayText } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import { sumValueChanges } from '#lib/analysis/value-change/service'
import { leastOf, valueChangeSetting } from '#lib/analysis/value-change/settings'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { changePath } from './change-path.ts'

interface Props {
  ctx: Context
  params: ListParams
  outlet: string | undefined
  owner: string | undefined
}

/** How many fell and rose, what it comes to, and by what rule. */
export async function ChangeSummary({ ctx, params, outlet, owner }: Props) {
  const [sums, rules, t, format] = await Promise.all([
    sumValueChanges(ctx, { outlet, owner, all: params['seen'] === 'true' }),
    getSetting(ctx.db, valueChangeSetting),
    getTranslations('value.change'),
    getFormatter(),
  ])
  const { asOf } = sums
  if (asOf === null) return null
  const { currency } = ctx.company
  return (
    <section className="panel px-4 py-3">
      <dl className="flex flex-wrap gap-x-10 gap-y-2">
        {(['fell', 'rose'] as const).map((direction) => (
          <div key={direction}>
            <dt className="text-xl font-medium">
              <Link href={listHref(changePath, params, { direction })} className="hover:underline">
                {t(`sums.${direction}`, { count: sums[direction].customers })}
              </Link>
            </dt>
            <dd className={direction === 'fell' ? 'text-danger' : 'text-ink-soft'}>
              <Money minor={sums[direction].changeMinor} currency={currency} />
            </dd>
            {sums[direction].lost > 0 && (
              <dd className="text-sm text-ink-faint">
                <Link href={listHref(changePath, params, { direction, lost: 'true' })} className="hover:underline">
                  {t('lost.count', { count: sums[direction].lost })}
                </Link>
              </dd>
            )}
          </div>
        ))}
      </dl>
      <p className="pt-2 text-sm text-pretty text-ink-faint">
        {t.rich('rule', {
          share: format.number(rules.share, { style: 'percent', maximumFractionDigits: 0 }),
          least: () => <Money minor={leastOf(rules, currency)} currency={currency} />,
          day: () => <DayText day={asOf} />,
        })}{' '}
        {sums.seen > 0 && params['seen'] !== 'true' && (
          <Link href={listHref(changePath, params, { seen: 'true' })} className="hover:underline">
            {t('seenCount', { count: sums.seen })}
          </Link>
        )}
      </p>
    </section>
  )
}
