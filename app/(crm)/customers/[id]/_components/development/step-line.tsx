import { getFormatter, getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { keyedWords } from '../../../../_terms/keyed-words.ts'
import { developmentOf } from './development-of.ts'

/** At which step the winning of a customer stands, since when, and the way there; nothing where nobody has begun. */
export async function StepLine({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const prospect = await developmentOf(ctx, customerId)
  if (prospect === null) return null
  const [t, prospects, format, reasons] = await Promise.all([
    getTranslations('card.development'),
    getTranslations('prospects'),
    getFormatter(),
    keyedWords(ctx, 'loss_reason'),
  ])
  const { step, stepSince, lostReason } = prospect
  const since = t('since', { day: format.dateTime(stepSince, { dateStyle: 'medium', timeZone: ctx.company.timeZone }) })
  return (
    <p className="border-t border-line px-4 py-2.5">
      <span className="text-ink-faint">{t('label')}</span>{' '}
      <Link href={`/prospects/${customerId}`} className="link font-medium">
        {prospects(`steps.${step}`)}
      </Link>
      <span className="text-sm text-ink-faint">
        {' · '}
        {[...(lostReason === null ? [] : [reasons.word(lostReason)]), since].join(' · ')}
      </span>
    </p>
  )
}
