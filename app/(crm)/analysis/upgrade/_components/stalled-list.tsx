import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { Link } from '#components/ui/link'
import { STALLED_ONLY } from '#lib/analysis/upgrade-path/path'
import type { UpgradePath } from '#lib/analysis/upgrade-path/service'
import { listStalled } from '#lib/analysis/upgrade-path/service'
import type { Context } from '#lib/platform/context'
import { NobodySo } from '../../_components/nobody-so.tsx'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { OutletFilter } from '../../_components/outlet-filter.tsx'
import type { StalledState } from './stalled-query.ts'
import { stalledStages, upgradePath } from './stalled-query.ts'
import { StalledTable } from './stalled-table.tsx'

interface Props {
  ctx: Context
  state: StalledState
  path: UpgradePath
}

/** Who stands longer than usual or just short of a gate. */
export async function StalledList({ ctx, state, path }: Props) {
  const [found, t] = await Promise.all([findUnlessGone(listStalled(ctx, state.asked)), getTranslations('relations.upgrade')])
  return (
    <>
      <div className="flex flex-col gap-3 px-4 pb-3 md:px-6">
        <StalledHead ctx={ctx} state={state} path={path} />
        {(typeof found === 'string' || found.rows.length === 0) && (
          <NobodySo
            ctx={ctx}
            path={upgradePath}
            params={state.params}
            filters={['outlet', 'only', 'cohort']}
            gone={typeof found === 'string'}
            nothing={{ title: t('nobodyTitle'), text: t('nobody') }}
          />
        )}
      </div>
      {typeof found !== 'string' && found.rows.length > 0 && (
        <>
          <StalledTable ctx={ctx} rows={found.rows} state={state} />
          <Pagination
            path={upgradePath}
            params={state.params}
            size={state.asked.limit}
            previous={
              found.previousCursor === null ? null : listHref(upgradePath, state.params, { cursor: found.previousCursor })
            }
            next={found.nextCursor === null ? null : listHref(upgradePath, state.params, { cursor: found.nextCursor })}
          />
        </>
      )}
    </>
  )
}

function StalledHead({ ctx, state: { params, asked }, path }: Props) {
  const t = useTranslations('relations.upgrade')
  const names = useTranslations('customers.lifecycle')
  const at = path.stages.find(({ stage }) => stage === asked.stage)
  const usual = at?.usualDays ?? null
  return (
    <>
      <h2 className="font-semibold">{t('stalledTitle')}</h2>
      <p className="text-pretty text-ink-soft">
        {asked.cohort !== undefined ? (
          <>
            {asked.reached === undefined
              ? t('cohortOnly', { quarter: asked.cohort })
              : t('cohortReached', { quarter: asked.cohort, stage: names(asked.reached) })}{' '}
            <Link href={listHref(upgradePath, params, { cohort: null, reached: null })} className="link">
              {t('allStalled')}
            </Link>
          </>
        ) : asked.only === 'open' ? (
          t('openWhat')
        ) : asked.only === 'ask' ? (
          t('askWhat')
        ) : usual === null ? (
          t('stalledOnlyNear')
        ) : (
          t('stalledWhat', { days: Math.round(usual) })
        )}
      </p>
      {at !== undefined && asked.cohort === undefined && asked.only !== 'ask' && at.ask > 0 && (
        <p className="text-pretty text-ink-soft">
          {t('askSum', { near: at.near, ask: at.ask })}{' '}
          <Link href={listHref(upgradePath, params, { only: 'ask' })} className="link">
            {t('askOpen')}
          </Link>
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {stalledStages.map((stage) => (
          <Link
            key={stage}
            href={listHref(upgradePath, params, { stage })}
            aria-current={asked.stage === stage ? 'true' : undefined}
            className="kind-chip"
          >
            {names(stage)}
          </Link>
        ))}
        {STALLED_ONLY.filter((only) => only !== 'ask' || asked.stage === 'regular').map((only) => (
          <Link
            key={only}
            href={listHref(upgradePath, params, { only: asked.only === only ? null : only })}
            aria-current={asked.only === only ? 'true' : undefined}
            className="kind-chip"
          >
            {t(`only.${only}`)}
          </Link>
        ))}
        <OutletFilter ctx={ctx} path={upgradePath} params={params} />
      </div>
    </>
  )
}
