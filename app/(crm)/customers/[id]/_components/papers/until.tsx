import { useTranslations } from 'next-intl'
import { DayNear, DayText } from '#components/crm/day-near'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { PaperResource } from '#lib/records/papers/schema'

/** Until when a paper holds; one that ends soon or has ended says so. */
export function Until({ ctx, paper }: { ctx: Context; paper: Pick<PaperResource, 'valid_until' | 'validity'> }) {
  const t = useTranslations('papers')
  const { valid_until: until, validity } = paper
  if (until === null) return <span className="text-ink-soft">{t('noEnd')}</span>
  const day = () => <DayText day={until} />
  if (validity === 'valid') return <span>{t.rich('until', { day })}</span>
  if (validity === 'ended') return <span className="font-medium text-danger">{t.rich('untilEnded', { day })}</span>
  const near = () => <DayNear day={until} today={dayOf(ctx.now, ctx.company.timeZone)} />
  return <span className="font-medium text-watch-text">{t.rich('untilEnding', { day, near })}</span>
}
