import { getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { DevelopmentEntry } from '#lib/records/timeline/entry'
import { keyedWords } from '../../../../_terms/keyed-words.ts'
import type { LogHome } from '../log/log-path.ts'

interface Props {
  ctx: Context
  customerId: number
  home: LogHome
  entry: DevelopmentEntry
}

/** A step by which the customer came nearer, was won or was given up, with why; on the card it leads to where the steps stand. */
export async function DevelopmentTold({ ctx, customerId, home, entry: { from, to, reason, note } }: Props) {
  const [t, prospects, reasons] = await Promise.all([
    getTranslations('card.timeline'),
    getTranslations('prospects'),
    keyedWords(ctx, 'loss_reason'),
  ])
  const words = { from: from === null ? '' : prospects(`steps.${from}`), to: prospects(`steps.${to}`) }
  const what = from === null ? t('begun', words) : t(to === 'won' ? 'won' : to === 'lost' ? 'gaveUp' : 'stepped', words)
  return (
    <>
      <p>
        {home === 'card' ? (
          <Link href={`/prospects/${customerId}`} className="link font-medium">
            {what}
          </Link>
        ) : (
          <span className="font-medium">{what}</span>
        )}
        {reason !== null && <span className="text-ink-soft"> · {reasons.word(reason)}</span>}
      </p>
      {note !== null && <p className="text-pretty whitespace-pre-line text-ink-soft">{note}</p>}
    </>
  )
}
