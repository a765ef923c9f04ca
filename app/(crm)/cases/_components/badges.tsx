import { useTranslations } from 'next-intl'
import type { CaseWords } from './words.ts'

/** How urgent a case is, with the rule on hover. */
export function PriorityBadge({ priority, words }: { priority: number; words: CaseWords }) {
  const level = priority === 1 ? '1' : priority === 2 ? '2' : '3'
  return (
    <span className="priority-badge" data-level={level} data-tip={words.priorityRule(priority)}>
      {words.t('priority.short', { level })}
    </span>
  )
}

/** Where a case stands, in a word with a dot. */
export function StageBadge({ stage, type, reopened = 0 }: { stage: string; type: string; reopened?: number }) {
  const t = useTranslations('cases.stage')
  return (
    <span className="stage-badge" data-stage={stage}>
      {stage === 'resolved' && type === 'appeal' ? t('resolvedAppeal') : t(stage as 'open')}
      {reopened > 0 && <span className="text-ink-faint"> · {t('reopened', { count: reopened })}</span>}
    </span>
  )
}
