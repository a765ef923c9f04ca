import { useFormatter, useTranslations } from 'next-intl'
import type { Development } from '#lib/records/opportunities/service'
import { Panel } from '../../customers/[id]/_components/panel.tsx'

/** The steps that were taken, the latest first. */
export function Moves({ moves }: Pick<Development, 'moves'>) {
  const t = useTranslations('prospects')
  const format = useFormatter()
  return (
    <Panel title={t('history')}>
      <ol className="px-4 pb-3">
        {moves.map((move) => (
          <li key={move.id} className="flex flex-wrap justify-between gap-x-4 border-t border-line py-2 first:border-0">
            <span>
              {move.from === null
                ? t('begun')
                : `${t(`steps.${move.from}` as 'steps.won')} → ${t(`steps.${move.to}` as 'steps.won')}`}
              {move.reason !== null && ` · ${t(`reasons.${move.reason}` as 'reasons.price')}`}
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
