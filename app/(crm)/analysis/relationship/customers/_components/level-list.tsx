import { useTranslations } from 'next-intl'
import { Definition } from '#components/chart/definition'
import { DroppedFilters } from '#components/table/dropped-filters'
import { listHref } from '#components/table/list-url'
import { PagedTable } from '#components/table/paged-table'
import { SelectButton } from '#components/table/selection-bar'
import { useSelectionTexts } from '#components/table/selection-texts'
import { Link } from '#components/ui/link'
import type { LevelOfCustomer } from '#lib/analysis/relationship/level/service'
import { countStandings, listLevels } from '#lib/analysis/relationship/level/service'
import { levelStandings } from '#lib/analysis/relationship/level/standing'
import { RELATIONSHIP_LEVELS } from '#lib/analysis/schemes/relationship-levels'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { useDefinition } from '../../../_components/definitions.ts'
import { useGroupName } from '../../../_components/group-name.ts'
import { Heading } from '../../../_components/heading.tsx'
import { NobodySo } from '../../../_components/nobody-so.tsx'
import { findUnlessGone } from '../../../_components/not-kept.ts'
import { OutletFilter } from '../../../_components/outlet-filter.tsx'
import { AcceptSelected } from './accept.tsx'
import { useLevelColumns } from './level-columns.tsx'
import type { LevelState } from './level-query.ts'
import { levelsPath } from './level-query.ts'

interface Props {
  ctx: Context
  state: LevelState
}

/** The list of levels with its filters; the undecided first. */
export async function LevelList({ ctx, state }: Props) {
  const [found, counts] = await Promise.all([findUnlessGone(listLevels(ctx, state.asked)), countStandings(ctx)])
  return <Levels ctx={ctx} state={state} found={found} counts={counts} />
}

interface FoundProps extends Props {
  found: Awaited<ReturnType<typeof listLevels>> | 'not kept' | 'no place'
  counts: Awaited<ReturnType<typeof countStandings>>
}

function Levels({ ctx, state, found, counts }: FoundProps) {
  const t = useTranslations('relations.levels')
  const { params, asked, sort, dropped } = state
  const decides = mayEver(ctx, 'customer:override')
  const columns = useLevelColumns(ctx, decides, params)
  const selection = useSelectionTexts()
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-3 px-4 pb-3 md:px-6">
        <Heading title={t('title')} text={t('what')}>
          <Definition definition={useDefinition()('relationshipLevel')} />
        </Heading>
        <p>{t('sums', counts)}</p>
        <Filters ctx={ctx} state={state} />
        <InCell state={state} />
        {decides && <SelectButton texts={selection} />}
      </div>
      <DroppedFilters names={dropped} />
      {typeof found === 'string' || found.rows.length === 0 ? (
        <div className="px-4 md:px-6">
          <NobodySo
            ctx={ctx}
            {...{ path: levelsPath, params }}
            filters={['outlet', 'level', 'standing', 'tie', 'count', 'scale']}
            gone={typeof found === 'string'}
            nothing={{ title: t('emptyTitle'), text: t('empty') }}
          />
        </div>
      ) : (
        <PagedTable
          caption={t('title')}
          path={levelsPath}
          params={params}
          sort={sort}
          columns={columns}
          page={found}
          size={asked.limit}
          rowKey={keyOf}
          select={decides ? { label: ({ name }) => t('select', { name }), labelOfAll: t('selectPage'), value: keyOf } : undefined}
        />
      )}
      {decides && <AcceptSelected key={new URLSearchParams(params).toString()} />}
    </div>
  )
}

const keyOf = ({ id }: LevelOfCustomer) => String(id)

function Filters({ ctx, state: { params, asked } }: Props) {
  const t = useTranslations('relations.levels')
  const names = useTranslations('analysis.relationships')
  const chip = (name: 'level' | 'standing', value: string, label: string) => (
    <Link
      key={value}
      href={listHref(levelsPath, params, { [name]: asked[name] === value ? null : value })}
      aria-current={asked[name] === value ? 'true' : undefined}
      className="kind-chip"
    >
      {label}
    </Link>
  )
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-ink-faint">{t('decided')}</span>
        {levelStandings.map((standing) => chip('standing', standing, t(`standings.${standing}`)))}
        <OutletFilter ctx={ctx} path={levelsPath} params={params} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-ink-faint">{t('recommended')}</span>
        {RELATIONSHIP_LEVELS.map((level) => chip('level', level, names(level)))}
        {chip('level', 'none', t('none'))}
      </div>
    </>
  )
}

/** Which cell of a matrix or which tie the list was cut to, and the way out of it. */
function InCell({ state: { params, asked } }: Pick<Props, 'state'>) {
  const t = useTranslations('relations')
  const nameOf = useGroupName()
  const { countCell, scaleCell, tie } = asked
  if (countCell === undefined && scaleCell === undefined && tie === undefined) return null
  const names = [
    ...(scaleCell === undefined ? [] : [nameOf('relationship_scale', scaleCell)]),
    ...(countCell === undefined ? [] : [t(`cells.count.${countCell}` as 'cells.count.few_high')]),
    ...(tie === undefined ? [] : [t(`ties.among.${tie}`)]),
  ]
  return (
    <p>
      {t('levels.inCell', { cell: names.join(' · ') })}{' '}
      <Link href={listHref(levelsPath, params, { count: null, scale: null, tie: null })} className="link">
        {t('levels.allCells')}
      </Link>
    </p>
  )
}
