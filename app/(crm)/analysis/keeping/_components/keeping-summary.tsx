import { useTranslations } from 'next-intl'
import { DayText } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { KeepingPlan } from '#lib/analysis/worth/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../_components/amounts.ts'
import { useUncostedSum } from '../../_components/uncosted.ts'
import { dropPath } from '../../drop/_components/drop-query.ts'
import { sleeperPath } from '../../sleepers/_components/sleeper-query.ts'
import { keepingPath } from './keeping-path.ts'
import { planTold } from './plan-told.ts'

interface Props {
  ctx: Context
  plan: KeepingPlan
  params: ListParams
}

/** How far the hours reach, and how many customers there are for whom it pays or does not. */
export function KeepingSummary({ ctx, plan, params }: Props) {
  const t = useTranslations('value')
  const { currency } = ctx.company
  const { customers, count, percent } = useAmounts(currency)
  const { reached } = plan
  const told = planTold(plan)
  const hours = { hours: count(plan.hours), each: count(plan.hoursEach) }
  const lacking = useUncostedSum(currency)({ uncosted: plan.uncosted })
  return (
    <section className="panel px-4 py-3">
      <form action={keepingPath} method="get" className="flex flex-wrap items-end gap-x-3 gap-y-2 pb-2">
        {params['outlet'] !== undefined && <input type="hidden" name="outlet" value={params['outlet']} />}
        <label className="flex flex-col text-sm text-ink-faint">
          {t('keeping.budget')}
          <input
            name="hours"
            type="number"
            min="1"
            max="100000"
            step="0.5"
            defaultValue={plan.hours}
            className="field h-9 w-28"
          />
        </label>
        <button type="submit" className="control">
          {t('keeping.apply')}
        </button>
        <p className="min-w-0 flex-1 basis-72 text-pretty">
          {told.as === 'plan' || told.as === 'planAll'
            ? t.rich(`keeping.${told.as}`, {
                ...{ ...hours, reached: count(reached.customers), affordable: count(plan.affordable) },
                risk: () => <Money minor={reached.atRiskMinor} currency={currency} />,
                success: percent(plan.success),
                kept: () => <Money minor={plan.keptMinor} currency={currency} />,
              })
            : t(`keeping.${told.as}`, { ...hours, customers: customers(told.worth) })}
        </p>
      </form>
      {told.falling > 0 && (
        <p className="pb-2 text-pretty text-ink-soft">
          {t.rich('keeping.fallingElsewhere', {
            customers: customers(told.falling),
            drops: (chunks) => (
              <Link href={`${dropPath}?view=all`} className="link">
                {chunks}
              </Link>
            ),
            sleepers: (chunks) => (
              <Link href={sleeperPath} className="link">
                {chunks}
              </Link>
            ),
          })}
        </p>
      )}
      <dl className="grid grid-cols-2 gap-4 md:grid-cols-4 xl:grid-cols-8">
        {plan.groups.map(({ keeping, customers: of, atRiskMinor, twelveMinor, neverShipped }) => (
          <div key={keeping} className="min-w-0">
            <dt className="text-sm text-ink-faint">{t(`keepings.${keeping}`)}</dt>
            <dd className="mt-0.5 text-lg font-medium">
              <Link href={listHref(keepingPath, params, { keeping })} className="hover:underline">
                {customers(of)}
              </Link>
            </dd>
            <dd className="text-sm text-ink-faint">
              {keeping === 'pays' || keeping === 'too_small' || keeping === 'gone'
                ? t.rich('keeping.risk', { amount: () => <Money minor={atRiskMinor} currency={currency} /> })
                : t.rich('keeping.profit', { amount: () => <Money minor={twelveMinor} currency={currency} /> })}
            </dd>
            {keeping === 'unknown' && neverShipped > 0 && (
              <dd className="text-sm text-pretty text-ink-faint">{t('keeping.neverShipped', { customers: neverShipped })}</dd>
            )}
          </div>
        ))}
      </dl>
      <p className="pt-2 text-sm text-ink-faint">
        {t.rich('worth.asOf', { day: () => <DayText day={plan.asOf} /> })}
        {lacking !== undefined && ` · ${lacking}`}
      </p>
    </section>
  )
}
