import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { QueueState } from './list-query.ts'
import { listPath } from './list-query.ts'
import type { CaseWords } from './words.ts'

/** Whose cases: everybody's in reach, mine, nobody's, my team's. */
export function AssigneeTabs({ state, words: { t } }: { state: QueueState; words: CaseWords }) {
  const tabs = [
    { value: null, label: t('queue.assigneeAll') },
    { value: 'me', label: t('queue.me') },
    { value: 'none', label: t('queue.nobody') },
    { value: 'team', label: t('queue.team') },
  ]
  const current = state.params['assignee'] ?? null
  return (
    <span className="segments">
      {tabs.map(({ value, label }) => (
        <Link
          key={label}
          href={listHref(listPath, state.params, { assignee: value })}
          aria-current={current === value ? 'true' : undefined}
        >
          {label}
        </Link>
      ))}
    </span>
  )
}
