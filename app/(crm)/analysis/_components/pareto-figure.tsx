import { useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { ParetoDatum, Series } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ParetoBar } from '#lib/analysis/classification/pareto'
import { paretoBars } from '#lib/analysis/classification/pareto'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { Distribution } from '#lib/analysis/distribution/service'
import { useAmounts } from './amounts.ts'
import { useDefinition } from './definitions.ts'
import { useGroupName } from './group-name.ts'
import { OverridesLink } from './overrides-link.tsx'
import { customersOf, moversHref, toneOf } from './scheme-page.ts'

interface Props {
  run: RunResource & { summary: NonNullable<RunResource['summary']> }
  topShares: readonly number[]
  /** Leads to lists of customers; those show the classes of the shown run only. */
  isShown: boolean
  /** Who stands in which class at present; left out for a run that only tells what it computed. */
  distribution?: Distribution
}

/** Where the top fifth ends on the curve's hundred steps. */
const fifth = 20
const quarters = [0, 0.25, 0.5, 0.75, 1]
const allLabelsUpTo = 8
const chartHeight = 300

/** What the largest customers hold, and what the top 20 % really come to. */
export function ParetoFigure({ run, topShares, isShown, distribution }: Props) {
  const t = useTranslations('analysis.pareto')
  const measures = useTranslations('analysis.measures')
  const { percent, percentTick, count, exact } = useAmounts(run.currency)
  const nameOf = useGroupName()
  const definition = useDefinition()
  const classes = run.summary.classes.map((each) => ({ ...each, valueShare: each.value_share }))
  const bars = paretoBars(topShares, classes)
  const measure = measures(`${run.parameters['measure'] ?? 'revenue'}` as 'revenue')
  const hrefOf = (bar: ParetoBar) =>
    isShown ? customersOf(run.scheme, bar.class, run.id) : moversHref(run.id, { to: bar.class })
  const range = ({ from, to }: ParetoBar) => t('range', { from: percentTick(from), to: percentTick(to) })
  const series: Series[] = classes.map((each) => ({
    key: each.class,
    label: nameOf(run.scheme, each.class),
    tone: toneOf(run.scheme, each.class),
  }))
  const data = bars.map((bar): ParetoDatum => {
    const own = bar.parts.reduce((sum, part) => sum + part, 0)
    return {
      key: String(bar.to),
      label: percentTick(bar.to),
      parts: Object.fromEntries(bar.parts.map((part, place) => [classes[place]?.class ?? '', part])),
      held: bar.held,
      title: range(bar),
      notes: [t('own', { share: percent(own), measure }), t('together', { share: percent(bar.held), measure })],
      href: hrefOf(bar),
    }
  })
  const isFifth = (bar: ParetoBar) => Math.abs(bar.to - fifth / 100) < 1e-9
  const atFifth = bars.find(isFifth)
  const topHeld = percent(topShares[fifth] ?? null)
  const best = bestClass(run.summary, distribution)
  return (
    <Figure
      title={t('title')}
      unit={t('unit', { measure })}
      period={{ from: run.from, to: run.to, asOf: run.as_of }}
      sentence={t('sentence', {
        measure,
        held: topHeld,
        name: best === null ? '' : nameOf(run.scheme, best.key),
        customers: count(best?.customers ?? 0),
        how:
          best === null || best.came + best.went === 0
            ? ''
            : t('how', { computed: best.computed, came: best.came, went: best.went, measure }),
        share: percent(best?.customerShare ?? null),
        value: percent(best?.valueShare ?? null),
      })}
      definition={definition('pareto')}
      legend={[...series, { key: 'held', label: t('line'), tone: 'third' }]}
      table={{
        caption: t('title'),
        columns: [
          { key: 'range', label: t('customers') },
          { key: 'own', label: t('share', { measure }) },
          { key: 'held', label: t('line') },
        ],
        rows: bars.map((bar, place) => ({
          key: String(bar.to),
          href: hrefOf(bar),
          cells: [
            range(bar),
            exact.percent(bar.parts.reduce((sum, part) => sum + part, 0)),
            exact.percent(data[place]?.held ?? null),
          ],
        })),
      }}
    >
      <Chart
        kind="pareto"
        height={chartHeight}
        data={data}
        parts={series}
        ticks={quarters.map((at) => ({ at, label: percentTick(at) }))}
        shownLabels={bars
          .filter(({ to }) => bars.length <= allLabelsUpTo || Math.abs(to * 5 - Math.round(to * 5)) < 1e-9)
          .map(({ to }) => percentTick(to))}
        mark={
          atFifth === undefined
            ? null
            : { label: percentTick(atFifth.to), held: atFifth.held, text: t('mark', { held: topHeld }) }
        }
        hint={t('hint')}
      />
      <p className="pt-1 text-center text-sm text-ink-faint">{t('axis')}</p>
      {distribution !== undefined && distribution.overridden > 0 && (
        <p className="pt-1 text-sm text-ink-faint">
          {t('computed')} <OverridesLink scheme={run.scheme} count={distribution.overridden} />
        </p>
      )}
    </Figure>
  )
}

/** The best class as it stands, with how many of it were computed and how many somebody set; of a run alone what it computed. Null where nobody is in a class. */
function bestClass(summary: NonNullable<RunResource['summary']>, distribution: Distribution | undefined) {
  if (distribution !== undefined) return distribution.groups[0] ?? null
  const computed = summary.classes[0]
  if (computed === undefined) return null
  return {
    ...{ key: computed.class, customers: computed.customers, computed: computed.customers, came: 0, went: 0 },
    ...{ customerShare: computed.customers / summary.customers, valueShare: computed.value_share },
  }
}
