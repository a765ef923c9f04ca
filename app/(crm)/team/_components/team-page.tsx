import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { DataTable } from '#components/table/data-table'
import { ListKeys } from '#components/table/list-keys'
import type { Team } from '#lib/analysis/team/service'
import type { Context } from '#lib/platform/context'
import { useTeamColumns } from './columns.tsx'
import { OutletFilter } from './outlet-filter.tsx'
import { TeamCards } from './team-cards.tsx'
import type { TeamState } from './team-query.ts'
import { teamPath } from './team-query.ts'
import { TeamSums } from './team-sums.tsx'

interface Props {
  ctx: Context
  state: TeamState
  team: Team
}

/** The team added up, then person by person. What else a manager looks at first stands between the two. */
export function TeamPage({ ctx, state, team }: Props) {
  const t = useTranslations('sales.team')
  const columns = useTeamColumns(ctx, team)
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 pt-4 pb-3 md:px-6 md:pt-5">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="text-ink-faint">{t('people', { count: team.people })}</p>
        <span className="md:ml-auto">
          <Suspense>
            <OutletFilter ctx={ctx} params={state.params} />
          </Suspense>
        </span>
      </div>
      {team.members.length === 0 ? (
        <p className="px-4 py-12 text-ink-soft md:px-6">{t('nobody')}</p>
      ) : (
        <>
          <TeamSums ctx={ctx} team={team} />
          <div className="max-md:hidden">
            <DataTable
              caption={t('title')}
              path={teamPath}
              params={state.params}
              sort={{ key: state.sort, falling: state.falling }}
              columns={columns}
              rows={team.members}
              rowKey={(row) => String(row.userId)}
            />
          </div>
          <TeamCards ctx={ctx} team={team} />
          {team.people > team.members.length && (
            <p className="px-4 py-3 text-ink-faint md:px-6">{t('more', { count: team.people - team.members.length })}</p>
          )}
          <ListKeys />
        </>
      )}
    </>
  )
}
