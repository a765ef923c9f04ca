import { getFormatter, getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import { mayPartWith } from '#lib/plans/parting/proof'
import { listPartings } from '#lib/plans/parting/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { Panel } from '../panel.tsx'

/** The latest parting with a customer and its steps; the way to propose one where the golden list has it so. Nothing at all for most. */
export async function PartingPanel({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const asked = { sort: '-id' as const, limit: 1, cursor: undefined, customer: String(customerId) }
  const [{ rows }, listed, t, format] = await Promise.all([
    listPartings(ctx, asked),
    mayPartWith(ctx, customerId),
    getTranslations('parting'),
    getFormatter(),
  ])
  const [latest] = rows
  const isOpen = latest?.state === 'waiting' || latest?.state === 'under_way'
  const mayPropose = listed && !isOpen && mayEver(ctx, 'customer:override')
  if (latest === undefined && !mayPropose) return null
  const day = (on: string) => format.dateTime(new Date(on), { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <Panel
      title={t('panel')}
      aside={
        mayPropose ? (
          <Link href={`/analysis/parting/new?customer=${customerId}`} className="link">
            {t('propose')}
          </Link>
        ) : undefined
      }
    >
      {latest !== undefined && (
        <div className="px-4 pb-3">
          <Link href={`/analysis/parting/${latest.id}`} className="link">
            {t(`states.${latest.state}`)}
          </Link>
          <ul>
            {latest.steps.map(({ step, due_on: due, done_on: done, set_by_name: setBy, done_by_name: doneBy }) => (
              <li key={step}>
                {t(`steps.${step}`)} ·{' '}
                <span className="text-ink-faint">
                  {done === null
                    ? t('steps.due', { day: day(due), by: setBy })
                    : t('steps.done', { day: day(done), by: doneBy ?? '' })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}
