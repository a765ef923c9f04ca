import { useTranslations } from 'next-intl'
import { Figure, usePeriodText } from '#components/chart/figure'
import { FilterMenu } from '#components/table/filter-menu'
import type { ListParams } from '#components/table/list-url'
import { isOldEnough } from '#lib/analysis/classification/compared-with/usual'
import { LEAST_DAYS_BETWEEN_RUNS } from '#lib/analysis/classification/movement'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { FlowWidth } from '#lib/analysis/movement/flows'
import type { EarlierRun, MovementView } from '#lib/analysis/movement/service'
import { listEarlierRuns, movementWithin } from '#lib/analysis/movement/service'
import type { Context } from '#lib/platform/context'
import { useDefinition } from './definitions.ts'
import { MovementMatrix, MovementSentence } from './movement.tsx'
import type { MovementAsked } from './movement-asked.ts'
import { LargestFlows, MovementFlow } from './movement-flow.tsx'

interface Props {
  run: RunResource
  /** The page on which it stands. */
  path: string
  /** What the URL asks for; an earlier run that it cannot be compared with is passed over. */
  asked: MovementAsked
  /** Whether by the classes that stand, as beside a run that customers show, or by what the run computed. */
  standing: boolean
}

/** Who moved since an earlier run that was chosen; else since the one that this one is usually compared with. */
export async function MovementPanel({ ctx, run, path, asked, standing }: Props & { ctx: Context }) {
  const earlier = await listEarlierRuns(ctx, run.id)
  const chosen = earlier.find(({ id }) => id === asked.against)
  const usual = earlier.find((each) => each.usual)
  const movement = await movementWithin(ctx, run.id, { against: chosen?.id, standing })
  return <Panel run={run} path={path} earlier={earlier} chosen={chosen} usual={usual} movement={movement} width={asked.width} />
}

interface FoundProps extends Omit<Props, 'asked' | 'standing'> {
  earlier: readonly EarlierRun[]
  chosen: EarlierRun | undefined
  /** What it is compared with while nothing is chosen; undefined where there is nothing. */
  usual: EarlierRun | undefined
  movement: MovementView | null
  width: FlowWidth
}

function Panel({ run, path, earlier, chosen, usual, movement: found, width: wanted }: FoundProps) {
  const t = useTranslations('analysis.movement')
  const units = useTranslations('analysis.movement.unit')
  const definition = useDefinition()('movement')
  const movement = found === null || found.incomparable !== null ? null : found
  const width = movement?.isMoney === true ? wanted : 'customers'
  return (
    <Figure
      title={definition.title}
      unit={units(width)}
      period={{ from: run.from, to: run.to, asOf: run.as_of }}
      sentence={
        <>
          {movement?.tries === true && `${t(isOfSameDays(run, movement.against) ? 'tries' : 'triesOtherDays')} `}
          <MovementSentence run={run} movement={found} />
          {movement !== null && <LargestFlows run={run} movement={movement} width={width} />}
        </>
      }
      definition={definition}
      choices={
        <Choices
          path={path}
          params={{ ...(chosen === undefined ? {} : { against: chosen.id }), ...(width === 'value' ? { width } : {}) }}
          earlier={earlier}
          chosen={chosen}
          isUsualOld={usual !== undefined && isOldEnough(usual.asOf, run.as_of)}
          width={movement?.isMoney === true ? width : null}
        />
      }
      behind={movement === null ? undefined : <MovementMatrix run={run} movement={movement} />}
    >
      {movement !== null && <MovementFlow run={run} movement={movement} width={width} />}
      {movement !== null && width === 'value' && <p className="pt-1 text-sm text-ink-faint">{t('valueWhat')}</p>}
    </Figure>
  )
}

function isOfSameDays(run: RunResource, earlier: EarlierRun): boolean {
  return run.as_of === earlier.asOf && run.from === earlier.from && run.to === earlier.to
}

interface ChoicesProps {
  path: string
  params: ListParams
  earlier: readonly EarlierRun[]
  chosen: EarlierRun | undefined
  /** Whether what it is compared with while nothing is chosen is four weeks old. */
  isUsualOld: boolean
  /** Null where values are no money, and the width is customers. */
  width: FlowWidth | null
}

function Choices({ path, params, earlier, chosen, isUsualOld, width }: ChoicesProps) {
  const t = useTranslations('analysis.movement')
  const periodText = usePeriodText()
  const label = (one: EarlierRun) => t('earlierRun', { id: one.id, period: periodText(one) })
  return (
    <>
      {width !== null && (
        <FilterMenu
          path={path}
          params={params}
          name="width"
          label={t('width')}
          value={width === 'value' ? t('byValue') : null}
          any={t('byCustomers')}
          options={[{ value: 'value', label: t('byValue') }]}
        />
      )}
      {earlier.length > 1 && (
        <FilterMenu
          path={path}
          params={params}
          name="against"
          label={t('against')}
          value={chosen === undefined ? null : label(chosen)}
          any={isUsualOld ? t('usual', { days: LEAST_DAYS_BETWEEN_RUNS }) : t('lastShown')}
          options={earlier.map((one) => ({ value: one.id, label: label(one) }))}
        />
      )}
    </>
  )
}
