import { useTranslations } from 'next-intl'
import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { handOutDueOn } from '#lib/analysis/hand-out/hand-out'
import { keepingQuery } from '#lib/analysis/worth/schema'
import type { KeepingPlan, ListedWorths } from '#lib/analysis/worth/service'
import { listWorths, planKeeping } from '#lib/analysis/worth/service'
import { KEEPING } from '#lib/analysis/worth/worth'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import { mayEver } from '#lib/platform/scope/scope'
import { keyedWords } from '../../../_terms/keyed-words.ts'
import { HandOutTasks, useHandOutSelect } from '../../_components/hand-out-tasks.tsx'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { ValueList } from '../../_components/value-list.tsx'
import type { ValueListState } from '../../_components/value-list-state.ts'
import { flagOf, oneOf, readValueList, urlFlag } from '../../_components/value-list-state.ts'
import { handOutToKeep } from '../actions.ts'
import { useKeepingColumns } from './keeping-columns.tsx'
import { keepingPath } from './keeping-path.ts'
import { KeepingSummary } from './keeping-summary.tsx'

const filters = { keeping: z.enum(KEEPING), handed_out: urlFlag, hours: z.string().refine(isHours) } satisfies UrlParams

function isHours(given: string): boolean {
  return keepingQuery.shape.hours.safeParse(given).success
}

/** The customers that it pays to keep, the largest value at risk first, and whom a budget of hours reaches. */
export async function KeepingList({ ctx, given }: { ctx: Context; given: ListParams }) {
  const state = await readValueList(ctx, given, filters, ['at_risk'], '-at_risk')
  const { params, limit, cursor, owner, outlet, sort } = state
  const asked = {
    ...{ limit, cursor, owner, outlet, sort: sort.falling ? ('-at_risk' as const) : ('at_risk' as const) },
    ...{ potential: false, class: undefined, staying: undefined, handed_out: flagOf(params['handed_out']) },
    keeping: oneOf(KEEPING, params['keeping']) ?? 'pays',
  }
  const hours = params['hours'] === undefined ? undefined : Number(params['hours'])
  const [found, plan, dueOn, causes] = await Promise.all([
    findUnlessGone(listWorths(ctx, asked)),
    planKeeping(ctx, { hours, outlet }),
    handOutDueOn(ctx),
    keyedWords(ctx, 'churn_cause'),
  ])
  return <Keeping {...{ ctx, state, found, plan, dueOn }} cause={causes.word} />
}

interface Props {
  ctx: Context
  state: ValueListState
  found: ListedWorths | 'not kept' | 'no place'
  plan: KeepingPlan | null
  dueOn: string
  cause: (key: string) => string
}

function Keeping({ ctx, state, found, plan, dueOn, cause }: Props) {
  const t = useTranslations('value')
  const word = useTranslations('value.keeping')
  const worth = useTranslations('value.worth')
  const handOut = useTranslations('analysis.drop.handOut')
  // Whoever is lost is won back by attempts, one customer at a time.
  const handsOut = mayEver(ctx, 'task:create') && state.params['keeping'] !== 'lost'
  const select = useHandOutSelect(({ customerId }: { customerId: number; name: string }) => String(customerId))
  return (
    <ValueList
      ctx={ctx}
      path={keepingPath}
      state={state}
      title={word('title')}
      text={word('what')}
      definition="keeping"
      summary={plan !== null && <KeepingSummary ctx={ctx} plan={plan} params={state.params} />}
      filters={[
        {
          name: 'keeping',
          label: word('groups'),
          any: t('keepings.pays'),
          options: KEEPING.map((value) => ({ value, label: t(`keepings.${value}`) })),
        },
        {
          name: 'handed_out',
          label: handOut('filter'),
          options: (['false', 'true'] as const).map((value) => ({ value, label: handOut(value) })),
        },
      ]}
      sorts={[{ key: 'at_risk', label: worth('sort.at_risk'), first: 'falling' }]}
      caption={word('caption')}
      columns={useKeepingColumns(ctx, plan, cause)}
      found={found}
      rowKey={({ customerId }) => String(customerId)}
      select={handsOut ? select : undefined}
      texts={{
        nobodyTitle: plan === null ? worth('emptyTitle') : worth('nobodyTitle'),
        nobody: plan === null ? worth('empty') : state.isFiltered ? worth('nobody') : word('planNone'),
        ...{ all: worth('all'), me: worth('me'), owner: worth('owner') },
      }}
    >
      {handsOut && (
        <HandOutTasks
          key={new URLSearchParams(state.params).toString()}
          ctx={ctx}
          dueOn={dueOn}
          handOut={handOutToKeep}
          seen={null}
        />
      )}
    </ValueList>
  )
}
