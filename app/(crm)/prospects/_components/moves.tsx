import { getFormatter, getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import type { Development } from '#lib/records/opportunities/service'
import { keyedWords } from '../../_terms/keyed-words.ts'
import { Panel } from '../../customers/[id]/_components/panel.tsx'

/** The steps that were taken, the latest first. */
export async function Moves({ ctx, moves }: Pick<Development, 'moves'> & { ctx: Context }) {
  const [t, format, reasons] = await Promise.all([getTranslations('prospects'), getFormatter(), keyedWords(ctx, 'loss_reason')])
  return (
    <Panel title={t('history')}>
      <ol className="px-4 pb-3">
        {moves.map((move) => (
          <li key={move.id} className="flex flex-wrap justify-between gap-x-4 border-t border-line py-2 first:border-0">
            <span>
              {move.from === null
                ? t('begun')
                : `${t(`steps.${move.from}` as 'steps.won')} → ${t(`steps.${move.to}` as 'steps.won')}`}
              {move.reason !== null && ` · ${reasons.word(move.reason)}`}
              {move.note !== null && <span className="block text-sm text-ink-soft">{move.note}</span>}
            </span>
            <span className="text-sm text-ink-faint">
              {move.by} · {format.dateTime(move.at, { dateStyle: 'medium' })}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
