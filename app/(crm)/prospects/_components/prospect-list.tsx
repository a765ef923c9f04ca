import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { FilterChip, FilterMenu } from '#components/table/filter-menu'
import { ListSearch } from '#components/table/list-search'
import { listHref } from '#components/table/list-url'
import { TableSkeleton } from '#components/table/table-skeleton'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { getUser } from '#lib/platform/org/users'
import { sumProspects } from '#lib/records/opportunities/service'
import { steps } from '#lib/records/opportunities/step'
import { relationshipStages } from '#lib/records/relationship/stage'
import { nameOr } from '../../customers/_components/filter-words.ts'
import { ProspectHead } from './prospect-head.tsx'
import type { ProspectListState } from './prospect-query.ts'
import { prospectsPath } from './prospect-query.ts'
import { ProspectTable } from './prospect-table.tsx'

interface Props {
  ctx: Context
  state: ProspectListState
}

/** The line for a new lead, the steps with how many stand there, and the prospects. */
export function ProspectList({ ctx, state }: Props) {
  const t = useTranslations('prospects')
  const table = useTranslations('table')
  const customers = useTranslations('customers')
  const { params } = state
  const { q: _q, cursor: _cursor, ...kept } = params
  return (
    <>
      <ProspectHead ctx={ctx} view="list" />
      <div className="filter-row">
        <Suspense fallback={<span className="h-8" />}>
          <StepFilter ctx={ctx} state={state} />
        </Suspense>
        <Link
          href={listHref(prospectsPath, params, { owner: params['owner'] === 'me' ? null : 'me' })}
          data-active={params['owner'] === 'me' ? '' : undefined}
          className="control"
        >
          {t('mine')}
        </Link>
        <Link
          href={listHref(prospectsPath, params, { first_contact: params['first_contact'] === 'late' ? null : 'late' })}
          data-active={params['first_contact'] === 'late' ? '' : undefined}
          className="control"
        >
          {t('lateContact')}
        </Link>
        <FilterMenu
          path={prospectsPath}
          params={params}
          name="stage"
          label={customers('stage.label')}
          value={state.query.stage === undefined ? null : customers(`stage.${state.query.stage}`)}
          options={relationshipStages.map((value) => ({ value, label: customers(`stage.${value}`) }))}
        />
        <Suspense>
          <OwnerChip ctx={ctx} params={params} />
        </Suspense>
        <span className="md:ml-auto">
          <ListSearch path={prospectsPath} kept={kept} q={params['q']} placeholder={t('search')} />
        </span>
      </div>
      <Suspense fallback={<TableSkeleton label={table('loading')} />}>
        <ProspectTable ctx={ctx} state={state} />
      </Suspense>
    </>
  )
}

/** Whose prospects are shown, where a link has named a colleague. */
async function OwnerChip({ ctx, params }: { ctx: Context; params: Record<string, string> }) {
  const { owner } = params
  if (owner === undefined || owner === 'me' || owner === 'none') return null
  const t = await getTranslations('customers')
  const name = await nameOr(getUser(ctx, { id: Number(owner) }), t('owner.unknown'))
  return <FilterChip path={prospectsPath} params={params} name="owner" label={t('owner.label')} value={name} />
}

async function StepFilter({ ctx, state: { params } }: Props) {
  const sums = await sumProspects(ctx, params['owner'] === 'me')
  return <Steps params={params} counts={Object.fromEntries(sums.map(({ step, count }) => [step, count]))} />
}

function Steps({ params, counts }: { params: Record<string, string>; counts: Record<string, number> }) {
  const t = useTranslations('prospects')
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <>
      {[null, ...steps].map((step) => {
        const count = step === null ? total : counts[step]
        return (
          <Link
            key={step ?? 'open'}
            href={listHref(prospectsPath, params, { step })}
            data-active={(params['step'] ?? null) === step ? '' : undefined}
            aria-current={(params['step'] ?? null) === step ? 'true' : undefined}
            className="control"
          >
            {step === null ? t('open') : t(`steps.${step}`)}
            {count !== undefined && <span className="text-ink-faint">{count}</span>}
          </Link>
        )
      })}
    </>
  )
}
