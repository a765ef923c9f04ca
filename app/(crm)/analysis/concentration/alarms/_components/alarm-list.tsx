import { useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import type { ListParams } from '#components/table/list-url'
import { alarmSorts } from '#lib/analysis/concentration-alarms/schema'
import { SEEN_REASONS } from '#lib/analysis/concentration-alarms/seen'
import type { ShownAlarm } from '#lib/analysis/concentration-alarms/service'
import { listConcentrationAlarms } from '#lib/analysis/concentration-alarms/service'
import { handOutDueOn } from '#lib/analysis/hand-out/hand-out'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { useHandOutSelect } from '../../../_components/hand-out-tasks.tsx'
import { findUnlessGone } from '../../../_components/not-kept.ts'
import { ValueList } from '../../../_components/value-list.tsx'
import type { ValueListState } from '../../../_components/value-list-state.ts'
import { flagOf, oneOf, readValueList, urlFlag } from '../../../_components/value-list-state.ts'
import { HandOut } from '../../../drop/_components/hand-out.tsx'
import { alarmsPath, useAlarmsDefinition, useAlarmsOrder } from '../../_components/alarm-words.ts'
import { handOutAlarm, markAlarmSeen, unmarkAlarmSeen } from '../actions.ts'
import { useAlarmColumns } from './alarm-columns.tsx'
import { AlarmSummary } from './alarm-summary.tsx'

/** The list of alarms of concentration. */
export async function AlarmList({ ctx, given }: { ctx: Context; given: ListParams }) {
  const state = await readValueList(ctx, given, { handed_out: urlFlag, seen: urlFlag }, alarmSorts, '-share')
  const { params, limit, cursor, owner, outlet, sort } = state
  const asked = {
    ...{ limit, cursor, owner, outlet, sort: oneOf(orders, `${sort.falling ? '-' : ''}${sort.key}`) ?? ('-share' as const) },
    ...{ handed_out: flagOf(params['handed_out']), seen: flagOf(params['seen']) },
  }
  const [found, dueOn] = await Promise.all([findUnlessGone(listConcentrationAlarms(ctx, asked)), handOutDueOn(ctx)])
  return <Alarms {...{ ctx, state, found, dueOn }} />
}

const orders = ['share', '-share', 'revenue', '-revenue'] as const

interface Props {
  ctx: Context
  state: ValueListState
  found: { rows: ShownAlarm[]; nextCursor: string | null; previousCursor: string | null } | 'not kept' | 'no place'
  dueOn: string
}

/** What the list is, and in which order where that is not the one of a column. */
function useAlarmsText(ctx: Context, { sort, outlet }: ValueListState): string {
  const t = useTranslations('concentration.alarms')
  const order = useAlarmsOrder(ctx, outlet)
  const { joined } = useJoined()
  return joined([t('what'), sort.key === 'share' && sort.falling ? order : null])
}

function Alarms({ ctx, state, found, dueOn }: Props) {
  const t = useTranslations('concentration.alarms')
  const mayHandOut = mayEver(ctx, 'task:create')
  const select = useHandOutSelect(({ customerId }: { customerId: number; name: string }) => String(customerId))
  const flags = ['false', 'true'] as const
  return (
    <ValueList
      ctx={ctx}
      path={alarmsPath}
      state={state}
      title={t('title')}
      text={useAlarmsText(ctx, state)}
      definition={useAlarmsDefinition()}
      summary={<AlarmSummary ctx={ctx} params={state.params} outlet={state.outlet} owner={state.owner} />}
      filters={[
        {
          name: 'handed_out',
          label: t('handOut.filter'),
          options: flags.map((value) => ({ value, label: t(`handOut.${value}`) })),
        },
        { name: 'seen', label: t('seen.filter'), options: flags.map((value) => ({ value, label: t(`seen.${value}`) })) },
      ]}
      sorts={[
        { key: 'share', label: t('sortShare'), first: 'falling' },
        { key: 'revenue', label: t('sort'), first: 'falling' },
      ]}
      caption={t('caption')}
      columns={useAlarmColumns(ctx)}
      found={found}
      rowKey={({ id }) => String(id)}
      select={mayHandOut ? select : undefined}
      texts={{
        nobodyTitle: t('emptyTitle'),
        nobody: t(state.isFiltered ? 'noneSo' : 'empty'),
        ...{ all: t('all'), me: t('me'), owner: t('ownerFilter') },
      }}
    >
      {mayHandOut && (
        <HandOut
          key={new URLSearchParams(state.params).toString()}
          ctx={ctx}
          dueOn={dueOn}
          seenHint={t('seen.hint')}
          reasons={SEEN_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          acts={{ handOut: handOutAlarm, markSeen: markAlarmSeen, unmarkSeen: unmarkAlarmSeen }}
        />
      )}
    </ValueList>
  )
}
