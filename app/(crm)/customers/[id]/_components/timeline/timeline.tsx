import { getTranslations } from 'next-intl/server'
import { orFirstPage } from '#components/table/or-first-page'
import { Link } from '#components/ui/link'
import type { TimelineKind } from '#lib/analysis/timeline/service'
import { timelineKinds, timelineOfCustomer } from '#lib/analysis/timeline/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CardState } from '../card-state.ts'
import { timelineHref } from '../card-state.ts'
import type { LogHome } from '../log/log-path.ts'
import { Nothing, Panel } from '../panel.tsx'
import { Entry } from './entry.tsx'

interface Props {
  ctx: Context
  customerId: number
  /** The page that it stands on. */
  home: LogHome
  state: Pick<CardState, 'events' | 'before'>
  /** The parameters of the list that the page was opened from. */
  list: Readonly<Record<string, string>>
}

const pageSize = 20
const needs: Readonly<Record<TimelineKind, string>> = {
  interaction: 'interaction:read',
  development: 'customer:read',
  case: 'case:read',
  exception: 'waybill:read',
  survey: 'survey:read',
  approval: 'approval:read',
  task: 'task:read',
  change: 'customer:read',
  class: 'analysis:read',
}

/** Everything that happened with the customer, the latest first; the URL says what is left out and where the page begins. */
export async function Timeline({ ctx, customerId, home, state, list }: Props) {
  const t = await getTranslations('card.timeline')
  const { events, before } = state
  // Of an old link the page may be gone; the timeline is not.
  const { entries, earlier } = await orFirstPage({ cursor: before }, ({ cursor }) =>
    timelineOfCustomer(ctx, customerId, { kinds: events, before: cursor, limit: pageSize }),
  )
  const to = (change: Partial<{ events: TimelineKind[]; before: string | null }>) =>
    timelineHref(home, customerId, list, { events, before: null, ...change })
  const step = 'link inline-flex min-h-8 items-center pointer-coarse:min-h-10'
  return (
    <Panel title={t('title')}>
      <Kinds ctx={ctx} chosen={events} to={(kinds) => to({ events: kinds })} t={t} />
      {entries.length === 0 ? (
        <Nothing>{events.length === 0 ? t('nothing') : t('nothingOfThese')}</Nothing>
      ) : (
        <ol>
          {entries.map((entry) => (
            <Entry key={`${entry.place.rank} ${entry.place.id}`} ctx={ctx} customerId={customerId} home={home} entry={entry} />
          ))}
        </ol>
      )}
      {(earlier !== null || before !== undefined) && (
        <p className="flex justify-between border-t border-line px-4 py-2">
          {before === undefined ? (
            <span />
          ) : (
            <Link href={to({})} scroll={false} className={step}>
              {t('latest')}
            </Link>
          )}
          {earlier !== null && (
            <Link href={to({ before: earlier })} scroll={false} className={step}>
              {t('earlier')}
            </Link>
          )}
        </p>
      )}
    </Panel>
  )
}

interface KindsProps {
  ctx: Context
  chosen: readonly TimelineKind[]
  to: (kinds: TimelineKind[]) => string
  t: Awaited<ReturnType<typeof getTranslations<'card.timeline'>>>
}

/** What the timeline is cut to: each kind can be put in and out. */
function Kinds({ ctx, chosen, to, t }: KindsProps) {
  const offered = timelineKinds.filter((kind) => mayEver(ctx, needs[kind]))
  return (
    <ul className="flex flex-wrap gap-1.5 px-4 pb-3" aria-label={t('filter')}>
      <li>
        <Link href={to([])} scroll={false} aria-current={chosen.length === 0 ? 'true' : undefined} className="kind-chip">
          {t('kinds.all')}
        </Link>
      </li>
      {offered.map((kind) => {
        const isChosen = chosen.includes(kind)
        const next = isChosen ? chosen.filter((each) => each !== kind) : [...chosen, kind]
        return (
          <li key={kind}>
            <Link href={to([...next])} scroll={false} aria-current={isChosen ? 'true' : undefined} className="kind-chip">
              {t(`kinds.${kind}`)}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
