import { getFormatter, getTranslations } from 'next-intl/server'
import { DayText } from '#components/crm/day-near'
import { Empty } from '#components/ui/empty'
import { getManagerFigures } from '#lib/analysis/home/service'
import type { Context } from '#lib/platform/context'
import { findWhose } from '../../../_whose/whose.ts'
import { ValueLine } from '../value-line.tsx'
import { Concentration } from './concentration.tsx'
import { Moved } from './moved.tsx'
import { Negative } from './negative.tsx'
import { Revenue } from './revenue.tsx'
import { ServiceFigures } from './service-figures.tsx'
import { TopDrops } from './top-drops.tsx'

const managerRoles = ['executive', 'sales_manager', 'outlet', 'finance']

/** Whether the reader's day begins with how things stand. */
export function isManager(ctx: Context): boolean {
  return ctx.actor.permissions['analysis:read'] !== undefined && ctx.actor.roles.some((role) => managerRoles.includes(role))
}

/** Whether the reader leads people who sell. */
export function isSalesManager(ctx: Context): boolean {
  return isManager(ctx) && ctx.actor.roles.includes('sales_manager')
}

/** Why revenue is what it is, who moved, and where revenue hangs on few; then who ships less, who costs more than it brings, and how service is. All as it was kept last, and since when is told. */
export async function ManagerHome({ ctx }: { ctx: Context }) {
  const [figures, t, format, whose] = await Promise.all([
    getManagerFigures(ctx),
    getTranslations('manager'),
    getFormatter(),
    findWhose(ctx),
  ])
  if (figures === null) return <Empty title={t('emptyTitle')} text={t('empty')} />
  const part = { ctx, figures }
  const { keptAt, behind } = figures
  const kept = format.dateTime(keptAt, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    timeZone: ctx.company.timeZone,
  })
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="-mt-1 text-sm text-ink-faint">
        {t.rich(figures.scope === 'company' ? 'asOfAll' : 'asOfOwn', {
          day: () => <DayText day={figures.asOf} />,
          whose,
        })}{' '}
        · {t('kept', { when: kept })}
        {behind !== null && <span className="text-watch-text"> · {t(`behind.${behind}`)}</span>}
      </p>
      <div className="grid grid-cols-1 gap-3 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,4fr)]">
        <Revenue {...part} />
        <Moved {...part} />
        <Concentration {...part} />
      </div>
      <div className="grid grid-cols-1 items-start gap-3 lg:grid-cols-[minmax(0,9fr)_minmax(0,4fr)]">
        <div className="grid grid-cols-1 gap-3">
          <TopDrops ctx={ctx} />
          <ValueLine ctx={ctx} />
        </div>
        <div className="grid grid-cols-1 gap-3">
          <Negative {...part} />
          <ServiceFigures {...part} />
        </div>
      </div>
    </div>
  )
}
