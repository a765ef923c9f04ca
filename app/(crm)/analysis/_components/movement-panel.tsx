import { useTranslations } from 'next-intl'
import { Definition } from '#components/chart/definition'
import { usePeriodText } from '#components/chart/figure'
import { FilterMenu } from '#components/table/filter-menu'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { EarlierRun, MovementView } from '#lib/analysis/movement/service'
import { listEarlierRuns, movementWithin } from '#lib/analysis/movement/service'
import type { Context } from '#lib/platform/context'
import { useDefinition } from './definitions.ts'
import { MovementMatrix, MovementSentence } from './movement.tsx'

interface Props {
  run: RunResource
  /** The page on which it stands. */
  path: string
  /** The earlier run that the URL names; one that it cannot be compared with is passed over. */
  against: string | undefined
  /** Whether by the classes that stand, as beside a run that customers show, or by what the run computed. */
  standing: boolean
}

/** Who moved since the run before, or since an earlier one that was chosen. */
export async function MovementPanel({ ctx, run, path, against, standing }: Props & { ctx: Context }) {
  const earlier = await listEarlierRuns(ctx, run.id)
  const chosen = earlier.find(({ id }) => id === against)
  const movement = await movementWithin(ctx, run.id, { against: chosen?.id, standing })
  return <Panel run={run} path={path} earlier={earlier} chosen={chosen} movement={movement} />
}

interface FoundProps extends Omit<Props, 'against' | 'standing'> {
  earlier: readonly EarlierRun[]
  chosen: EarlierRun | undefined
  movement: MovementView | null
}

function Panel({ run, path, earlier, chosen, movement }: FoundProps) {
  const t = useTranslations('analysis.movement')
  const definition = useDefinition()('movement')
  const periodText = usePeriodText()
  const label = (one: EarlierRun) => t('earlierRun', { id: one.id, period: periodText(one) })
  return (
    <section className="panel px-4 pt-3 pb-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{definition.title}</h2>
        <span className="flex flex-wrap items-center gap-2">
          {earlier.length > 1 && (
            <FilterMenu
              path={path}
              params={chosen === undefined ? {} : { against: chosen.id }}
              name="against"
              label={t('against')}
              value={chosen === undefined ? null : label(chosen)}
              any={t('runBefore')}
              options={earlier.map((one) => ({ value: one.id, label: label(one) }))}
            />
          )}
          <Definition definition={definition} />
        </span>
      </div>
      <p className="pt-1 pb-2 text-pretty text-ink-soft">
        <MovementSentence run={run} movement={movement} against={chosen?.id} />
      </p>
      {movement !== null && <MovementMatrix run={run} movement={movement} against={chosen?.id} />}
    </section>
  )
}
