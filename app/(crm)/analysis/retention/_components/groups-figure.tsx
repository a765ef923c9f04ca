import { useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { Series, Tone } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import { useJoined } from '#components/crm/joined'
import { FilterMenu } from '#components/table/filter-menu'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import { curvesOf } from '#lib/analysis/retention/compare'
import { SURVIVAL_GROUPINGS } from '#lib/analysis/retention/groups/schema'
import type { SurvivalReport } from '#lib/analysis/retention/groups/service'
import { useAmounts } from '../../_components/amounts.ts'
import { useLeavingDefinition } from '../../_components/leaving-definition.ts'
import { stayersHref } from '../customers/_components/stayer-query.ts'
import { drawnGroups } from './drawn-groups.ts'
import { useGroupsSentence } from './groups-sentence.ts'
import { useSurvivalGroupName } from './survival-group-name.ts'
import { useWatchedTo } from './watched-to.ts'

interface Props {
  report: SurvivalReport
  period: NonNullable<SurvivalReport['period']>
  params: ListParams
  currency: string
}

const marks = [0, 0.25, 0.5, 0.75, 1]
const tones: readonly Tone[] = ['first', 'second', 'third', 'rest']
const chartHeight = 260

/** How long customers stay group by group, as curves in one chart, and whether what parts them is more than chance. A group leads to its customers, and what it lost to those. */
export function GroupsFigure({ report, period, params, currency }: Props) {
  const t = useTranslations('leaving.groups')
  const retention = useTranslations('leaving.retention')
  const definition = useLeavingDefinition()
  const watchedTo = useWatchedTo()
  const { percent, percentTick, count, decimal, exact } = useAmounts(currency)
  const nameOf = useSurvivalGroupName(report.by)
  const sentence = useGroupsSentence(currency, report.by)
  const { groups } = report
  const drawn = drawnGroups(report)
  const series = drawn.map(
    ({ group, tooFew }, place): Series => ({
      ...{ key: group, label: nameOf(group), tone: tones[place] ?? 'rest', dashed: tooFew },
    }),
  )
  const hrefOf = (shown: 'curve' | 'left', group: string) => stayersHref(params, shown, { by: report.by, group })
  const months = (value: number) => retention('monthsCount', { count: value })
  return (
    <Figure
      title={t('title')}
      unit={`${t('unit')} · ${t(`byOf.${report.by}`)} · ${watchedTo(period)}`}
      period={null}
      sentence={sentence(report)}
      definition={definition('groups')}
      legend={series}
      choices={<Grouping report={report} params={params} />}
      table={{
        caption: t('title'),
        open: true,
        columns: [
          { key: 'group', label: t('group') },
          { key: 'customers', label: t('count') },
          { key: 'year', label: t('year') },
          { key: 'median', label: t('median'), wide: true },
          { key: 'lost', label: t('lost') },
          { key: 'expected', label: t('expected') },
        ],
        rows: groups.map((each) => ({
          key: each.group,
          href: hrefOf('curve', each.group),
          cells: [
            nameOf(each.group),
            exact.count(each.customers),
            exact.percent(each.yearSurvival),
            each.medianMonths === null ? '—' : months(each.medianMonths),
            each.lost === 0 ? (
              count(0)
            ) : (
              <Link key="lost" href={hrefOf('left', each.group)} className="link">
                {count(each.lost)}
              </Link>
            ),
            each.tooFew ? `${decimal(each.expected, 1)} · ${t('few')}` : decimal(each.expected, 1),
          ],
        })),
      }}
    >
      {drawn.length > 0 && (
        <Chart
          kind="lines"
          height={chartHeight}
          data={curvesOf(drawn).map((point) => ({
            key: String(point.months),
            label: months(point.months),
            values: point.stays,
            texts: Object.fromEntries(drawn.map(({ group }) => [group, percent(point.stays[group] ?? null)])),
          }))}
          series={series}
          ticks={marks.map((at) => ({ at, label: percentTick(at) }))}
        />
      )}
      <Drawn of={groups} drawn={drawn} />
    </Figure>
  )
}

/** What the picture leaves out, and what its dashes mean; nothing where it has every group, all of them tested. */
function Drawn({ of, drawn }: { of: SurvivalReport['groups']; drawn: SurvivalReport['groups'] }) {
  const t = useTranslations('leaving.groups')
  const { joined } = useJoined()
  const said = joined([
    drawn.length < of.length ? t('drawn', { count: drawn.length, all: of.length }) : null,
    drawn.some(({ tooFew }) => tooFew) ? t('dashed') : null,
  ])
  return said === '' ? null : <p className="text-sm text-ink-faint">{said}</p>
}

function Grouping({ report: { by }, params }: Pick<Props, 'report' | 'params'>) {
  const t = useTranslations('leaving.groups')
  return (
    <FilterMenu
      path="/analysis/retention"
      params={params}
      name="by"
      label={t('by')}
      value={by === 'class' ? null : t(`byOf.${by}`)}
      any={t('byOf.class')}
      options={SURVIVAL_GROUPINGS.filter((each) => each !== 'class').map((each) => ({ value: each, label: t(`byOf.${each}`) }))}
    />
  )
}
