import { useFormatter, useTranslations } from 'next-intl'
import type { Prospect } from '#lib/records/opportunities/service'
import type { ScorecardLine } from '#lib/records/selection/service'
import { Panel } from '../../customers/[id]/_components/panel.tsx'
import { scoreOneProspect } from '../actions.ts'
import { Points } from './points.tsx'

interface Props {
  opportunity: Prospect
  lines: readonly ScorecardLine[]
  mayChange: boolean
}

/** How good a prospect is by the company's own criteria. */
export function Scorecard({ opportunity, lines, mayChange }: Props) {
  const t = useTranslations('prospects')
  const format = useFormatter()
  const { score } = opportunity
  const total = lines.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <Panel
      title={t('scorecard')}
      aside={score === null ? t('notScored') : t('score', { score: format.number(score, { maximumFractionDigits: 0 }) })}
    >
      <ul className="px-4 pb-3">
        {lines.map((line) => (
          <li key={line.id} className="flex items-center justify-between gap-3 border-t border-line py-2 first:border-0">
            <span className="min-w-0">
              {line.key === null ? line.label : t(`criteria.built_in.${line.key}` as 'criteria.built_in.volume')}
              <span className="block text-sm text-ink-faint">
                {t('weight', { share: format.number(line.weight / total, { style: 'percent', maximumFractionDigits: 0 }) })}
              </span>
            </span>
            <Points
              id={opportunity.id}
              criterion={String(line.id)}
              points={line.points}
              label={t('points')}
              away={t('away')}
              disabled={!mayChange}
              score={scoreOneProspect}
            />
          </li>
        ))}
      </ul>
      <p className="px-4 pb-3 text-sm text-ink-faint">{t('scoreHint')}</p>
    </Panel>
  )
}
