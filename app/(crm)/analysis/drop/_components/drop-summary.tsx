import { getFormatter, getTranslations } from 'next-intl/server'
import { DayText } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { DropLevel } from '#lib/analysis/drop/drop'
import { DROP_LEVELS } from '#lib/analysis/drop/drop'
import { dropsByOwner, sumDropsWithin, sumLighterDropsWithin } from '#lib/analysis/drop/service'
import { dropSetting } from '#lib/analysis/drop/settings'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { dropPath } from './drop-query.ts'
import { LighterDropsText } from './lighter-drops.tsx'
import { TeamBoard } from './team-board.tsx'

/** How many customers of each level there are, by what rule, and what they lose; and whose they are where they are several people's. */
export async function DropSummary({ ctx, params }: { ctx: Context; params: ListParams }) {
  const seen = params['seen'] === undefined ? undefined : params['seen'] === 'true'
  const [sums, lighter, owners, rules, t, format] = await Promise.all([
    sumDropsWithin(ctx, { outlet: params['outlet'], seen }),
    sumLighterDropsWithin(ctx, { outlet: params['outlet'], seen }),
    dropsByOwner(ctx, seen),
    getSetting(ctx.db, dropSetting),
    getTranslations('analysis.drop'),
    getFormatter(),
  ])
  if (sums.asOf === null) return null
  const of = (level: DropLevel) => sums.levels.find((each) => each.level === level) ?? { customers: 0, lossMinor: 0 }
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <section className="panel px-4 py-3">
        <dl className="grid grid-cols-3 gap-4">
          {[...DROP_LEVELS].reverse().map((level) => (
            <div key={level} className="min-w-0">
              <dt className="text-sm text-ink-faint">
                <span data-level={level} className="drop-badge">
                  {t(`levels.${level}`)}
                </span>
                <span className="block pt-1">
                  {t('ruleOf', { share: format.number(rules[level], { style: 'percent', maximumFractionDigits: 1 }) })}
                </span>
              </dt>
              <dd className="mt-0.5 text-xl font-medium">
                <Link href={listHref(dropPath, params, { level })} className="hover:underline">
                  {t('customersOf', { count: of(level).customers })}
                </Link>
              </dd>
              <dd className="text-sm text-ink-faint">
                <Money minor={of(level).lossMinor} currency={ctx.company.currency} /> {t('aMonth')}
              </dd>
            </div>
          ))}
        </dl>
        <p className="pt-2 text-sm text-ink-faint">
          {t.rich('asOf', {
            day: () => <DayText day={sums.asOf ?? ''} />,
            loss: () => <Money minor={sums.lossMinor} currency={ctx.company.currency} />,
            count: sums.customers,
          })}{' '}
          {sums.seen > 0 && seen !== true && (
            <Link href={listHref(dropPath, params, { seen: 'true' })} className="hover:underline">
              {t(seen === false ? 'seen.leftOut' : 'seen.among', { count: sums.seen })}
            </Link>
          )}
        </p>
        <LighterDropsText drops={lighter} params={params} currency={ctx.company.currency} />
        <p className="pt-1 text-sm text-pretty text-ink-faint">
          {rules.weeks > 1 ? t('rule', { weeks: rules.weeks }) : t('ruleOne')}
        </p>
      </section>
      {owners.length > 1 && <TeamBoard owners={owners} currency={ctx.company.currency} seen={seen} />}
    </div>
  )
}
