import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { useJoined } from '#components/crm/joined'
import type { ListParams } from '#components/table/list-url'
import { handOutDueOn } from '#lib/analysis/hand-out/hand-out'
import { DIRECTIONS } from '#lib/analysis/value-change/schema'
import type { ValueChange } from '#lib/analysis/value-change/service'
import { listValueChanges } from '#lib/analysis/value-change/service'
import { DRIVERS } from '#lib/analysis/value-change/value-change'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import { mayEver } from '#lib/platform/scope/scope'
import { keyedWords } from '../../../_terms/keyed-words.ts'
import { useHandOutSelect } from '../../_components/hand-out-tasks.tsx'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { ValueList } from '../../_components/value-list.tsx'
import type { ValueListState } from '../../_components/value-list-state.ts'
import { flagOf, oneOf, readValueList, urlFlag } from '../../_components/value-list-state.ts'
import { HandOut } from '../../drop/_components/hand-out.tsx'
import { handOutChange, markChangeSeen, unmarkChangeSeen } from '../actions.ts'
import { useChangeColumns } from './change-columns.tsx'
import { changePath } from './change-path.ts'
import { ChangeSummary } from './change-summary.tsx'

const filters = {
  direction: z.enum(DIRECTIONS),
  driver: z.enum(DRIVERS),
  handed_out: urlFlag,
  seen: urlFlag,
  lost: urlFlag,
} satisfies UrlParams

/** The list of changes of value. */
export async function ChangeList({ ctx, given }: { ctx: Context; given: ListParams }) {
  const state = await readValueList(ctx, given, filters, ['change'], 'change')
  const { params, limit, cursor, owner, outlet, sort } = state
  const asked = {
    ...{ limit, cursor, owner, outlet, sort: sort.falling ? ('-change' as const) : ('change' as const) },
    ...{ direction: oneOf(DIRECTIONS, params['direction']), driver: oneOf(DRIVERS, params['driver']) },
    ...{ handed_out: flagOf(params['handed_out']), seen: flagOf(params['seen']), lost: flagOf(params['lost']) },
  }
  const [found, dueOn, causes] = await Promise.all([
    findUnlessGone(listValueChanges(ctx, asked)),
    handOutDueOn(ctx),
    keyedWords(ctx, 'churn_cause'),
  ])
  return <Changes {...{ ctx, state, found, dueOn }} cause={causes.word} />
}

interface Props {
  ctx: Context
  state: ValueListState
  found: { rows: ValueChange[]; nextCursor: string | null; previousCursor: string | null } | 'not kept' | 'no place'
  dueOn: string
  cause: (key: string) => string
}

function Changes({ ctx, state, found, dueOn, cause }: Props) {
  const t = useTranslations('value.change')
  const worth = useTranslations('value.worth')
  const { joined } = useJoined()
  const mayHandOut = mayEver(ctx, 'task:create')
  const select = useHandOutSelect(({ customerId }: { customerId: number; name: string }) => String(customerId))
  const flags = ['false', 'true'] as const
  return (
    <ValueList
      ctx={ctx}
      path={changePath}
      state={state}
      title={t('title')}
      text={joined([t('what'), t('unlike')])}
      definition="change"
      summary={<ChangeSummary ctx={ctx} params={state.params} outlet={state.outlet} owner={state.owner} />}
      filters={[
        {
          name: 'direction',
          label: t('direction'),
          options: DIRECTIONS.map((value) => ({ value, label: t(`directions.${value}`) })),
        },
        { name: 'driver', label: t('driver'), options: DRIVERS.map((value) => ({ value, label: t(`drivers.${value}`) })) },
        {
          name: 'handed_out',
          label: t('handOut.filter'),
          options: flags.map((value) => ({ value, label: t(`handOut.${value}`) })),
        },
        { name: 'lost', label: t('lost.filter'), options: flags.map((value) => ({ value, label: t(`lost.${value}`) })) },
        { name: 'seen', label: t('seen.filter'), options: flags.map((value) => ({ value, label: t(`seen.${value}`) })) },
      ]}
      sorts={[{ key: 'change', label: t('change'), first: 'rising' }]}
      caption={t('caption')}
      columns={useChangeColumns(ctx, dueOn, cause)}
      found={found}
      rowKey={({ customerId }) => String(customerId)}
      select={mayHandOut ? select : undefined}
      texts={{
        nobodyTitle: t('emptyTitle'),
        nobody: t(state.isFiltered ? 'noneSo' : 'empty'),
        ...{ all: t('all'), me: worth('me'), owner: t('owner') },
      }}
    >
      {mayHandOut && (
        <HandOut
          key={new URLSearchParams(state.params).toString()}
          ctx={ctx}
          dueOn={dueOn}
          seenHint={t('seen.hint')}
          reasons={[]}
          acts={{ handOut: handOutChange, markSeen: markChangeSeen, unmarkSeen: unmarkChangeSeen }}
        />
      )}
    </ValueList>
  )
}
