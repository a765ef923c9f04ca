import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Definition } from '#components/chart/definition'
import { PlainTable } from '#components/chart/plain-table'
import type { ListParams } from '#components/table/list-url'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { SmallAct } from '#components/ui/small-act'
import { leftOutOf } from '#lib/analysis/left-out/service'
import type { CellFigures } from '#lib/analysis/relationship/matrix'
import type { CountMatrix, RecommendedLevel, ScaleMatrix } from '#lib/analysis/relationship/service'
import { getCountMatrix, getScaleMatrix, listRecommended } from '#lib/analysis/relationship/service'
import type { TiesReport } from '#lib/analysis/relationship/ties/service'
import { listTies } from '#lib/analysis/relationship/ties/service'
import { COUNT_MARGINS } from '#lib/analysis/schemes/relationship-count'
import { SCALE_MARGINS } from '#lib/analysis/schemes/relationship-scale'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { useWhose } from '../../../_whose/whose.ts'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { Heading } from '../../_components/heading.tsx'
import { LeftOutLine } from '../../_components/left-out.tsx'
import type { DrawnCell } from '../../_components/matrix-table.tsx'
import { MatrixTable } from '../../_components/matrix-table.tsx'
import { OfCompanyLine } from '../../_components/of-company.tsx'
import { StartRun } from '../../_components/run-controls.tsx'
import { printMatrices } from '../actions.ts'
import { levelsPath } from '../customers/_components/level-query.ts'
import { ChangePanel } from './change-panel.tsx'
import { matricesPath, readEdited } from './change-query.ts'
import { useMatrixWords, useOutputWords } from './matrix-words.ts'
import { Ties } from './ties.tsx'

interface Props {
  ctx: Context
  params: ListParams
}

/** Both matrices of document 003 with who is in each cell, and the form of the one that is being changed. */
export async function MatricesView({ ctx, params }: Props) {
  const [count, scale, recommended, ties, t] = await Promise.all([
    getCountMatrix(ctx),
    getScaleMatrix(ctx),
    listRecommended(ctx),
    listTies(ctx),
    getTranslations('relations'),
  ])
  const mayChange = mayEver(ctx, 'settings:manage')
  const edited = mayChange ? readEdited(params) : null
  return (
    <div className="analysis-page">
      <Heading title={t('title')} text={t('what')}>
        {mayChange && (
          <>
            <Link href={`${matricesPath}?edit=cuts`} className="control">
              {t('changeCuts')}
            </Link>
            <SmallAct look="control" label={t('asPrinted')} away={t('away')} input={{}} act={printMatrices} />
          </>
        )}
      </Heading>
      <div className="grid grid-cols-1 gap-4">
        {edited !== null && <ChangePanel ctx={ctx} params={params} edited={edited} count={count} scale={scale} />}
        {recommended !== null && <Recommended levels={recommended} currency={ctx.company.currency} />}
        {scale === null ? (
          <NoRun ctx={ctx} scheme="relationship_scale" />
        ) : (
          <ScalePanel ctx={ctx} matrix={scale} mayChange={mayChange} />
        )}
        {count === null ? (
          <NoRun ctx={ctx} scheme="relationship_count" />
        ) : (
          <CountPanel ctx={ctx} matrix={count} mayChange={mayChange} />
        )}
        {ties !== null && ties.customers > 0 && <TiesWithLeftOut ctx={ctx} ties={ties} />}
      </div>
    </div>
  )
}

async function TiesWithLeftOut({ ctx, ties }: { ctx: Context; ties: TiesReport }) {
  const leftOut = await leftOutOf(ctx, `relationship_scale_${ties.run.id}`, { needs: 'freight' })
  return (
    <>
      <Ties report={ties} />
      <LeftOutLine leftOut={leftOut} needs="freight" currency={ties.run.currency} />
    </>
  )
}

function NoRun({ ctx, scheme }: { ctx: Context; scheme: 'relationship_count' | 'relationship_scale' }) {
  const t = useTranslations('analysis')
  return (
    <Empty title={t('empty.runTitle')} text={t('empty.runText')}>
      <StartRun ctx={ctx} scheme={scheme} look="button-primary" />
    </Empty>
  )
}

/** What both matrices together recommend. */
function Recommended({ levels, currency }: { levels: readonly RecommendedLevel[]; currency: string }) {
  const t = useTranslations('relations')
  const names = useTranslations('analysis.relationships')
  const { count, money } = useAmounts(currency)
  return (
    <section className="panel px-4 pt-3 pb-3">
      <h2 className="font-semibold">{t('recommendedTitle')}</h2>
      <p className="text-pretty text-ink-soft">
        {t('recommendedText')}{' '}
        <Link href={levelsPath} className="link">
          {t('toLevels')}
        </Link>
      </p>
      <PlainTable
        table={{
          caption: t('recommendedTitle'),
          columns: [
            { key: 'level', label: t('level') },
            { key: 'customers', label: t('customers') },
            { key: 'revenue', label: t('revenue') },
          ],
          rows: levels.map(({ level, customers, revenueMinor }) => ({
            key: level ?? 'none',
            href: customers === 0 ? undefined : `${levelsPath}?level=${level ?? 'none'}`,
            cells: [level === null ? t('noLevel') : names(level), count(customers), money(revenueMinor)],
          })),
        }}
      />
    </section>
  )
}

const editOf = (part: 'count' | 'scale', cell: string) => `${matricesPath}?edit=${part}.${cell}`

function CountPanel({ ctx, matrix, mayChange }: { ctx: Context; matrix: CountMatrix; mayChange: boolean }) {
  const t = useTranslations('relations')
  const levels = useTranslations('analysis.relationships')
  const words = useMatrixWords()
  const drawn = useCellFigures(matrix.currency)
  return (
    <section className="panel px-4 pt-3 pb-3">
      <PanelHead ctx={ctx} scheme="relationship_count" matrix={matrix} />
      <MatrixTable
        caption={t('countTitle')}
        corner={t('countCorner')}
        columns={COUNT_MARGINS.map((margin) => words.countColumn(margin, matrix))}
        rows={matrix.rows.map(({ row, cells }) => ({
          key: row,
          label: words.countRow(row, matrix),
          cells: cells.map(({ cell, level, printed, segments, ...figures }) => ({
            key: cell,
            title: levels(level),
            lines: level === printed ? [] : [t('printedIs', { level: levels(printed) })],
            ...drawn(figures, `${levelsPath}?count=${cell}`, segments),
            edit: mayChange ? editOf('count', cell) : null,
          })),
        }))}
      />
    </section>
  )
}

function ScalePanel({ ctx, matrix, mayChange }: { ctx: Context; matrix: ScaleMatrix; mayChange: boolean }) {
  const t = useTranslations('relations')
  const words = useMatrixWords()
  const outputWords = useOutputWords()
  const drawn = useCellFigures(matrix.currency)
  return (
    <section className="panel px-4 pt-3 pb-3">
      <PanelHead ctx={ctx} scheme="relationship_scale" matrix={matrix} />
      <MatrixTable
        caption={t('scaleTitle')}
        corner={t('scaleCorner')}
        columns={SCALE_MARGINS.map((margin) => words.scaleColumn(margin, matrix))}
        rows={matrix.rows.map(({ row, cells }) => ({
          key: row,
          label: words.scaleRow(row, matrix),
          cells: cells.map(({ cell, outputs, isPrinted, ...figures }) => {
            const { title, lines } = outputWords(outputs)
            return {
              ...{ key: cell, title, ...drawn(figures, `${levelsPath}?scale=${cell}`, null) },
              lines: [...lines, ...(isPrinted ? [] : [t('notPrinted')])],
              edit: mayChange ? editOf('scale', cell) : null,
            }
          }),
        }))}
      />
    </section>
  )
}

/** Writes who is in a cell, in how many segments where the matrix has them, and what they bring. */
function useCellFigures(currency: string) {
  const t = useTranslations('relations')
  const { customers, percent, money } = useAmounts(currency)
  return (figures: CellFigures, href: string, segments: number | null): Pick<DrawnCell, 'customers' | 'sums'> => {
    const text = customers(figures.customers)
    return {
      customers:
        figures.customers === 0
          ? null
          : { text: segments === null ? text : t('inSegments', { customers: text, segments }), href },
      sums: [
        t('revenueOf', { revenue: money(figures.revenueMinor), share: percent(figures.revenueShare) }),
        t('marginOf', { margin: money(figures.marginMinor), rate: percent(figures.marginRate) }),
      ],
    }
  }
}

type Head = { ctx: Context; scheme: 'relationship_count' | 'relationship_scale'; matrix: CountMatrix | ScaleMatrix }

function PanelHead({ ctx, scheme, matrix: { from, to, all, unknown, currency, scope } }: Head) {
  const t = useTranslations('relations')
  const definition = useDefinition()
  const { customers, percent, money } = useAmounts(currency)
  const whose = useWhose(ctx)
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{t(scheme === 'relationship_count' ? 'countTitle' : 'scaleTitle')}</h2>
        <Definition definition={{ ...definition(scheme), key: `${scheme}-matrix` }} />
      </div>
      <p className="text-pretty text-ink-soft">
        {t(scope === 'company' ? 'allOfCompany' : 'allOfOwn', {
          ...{ customers: customers(all.customers), revenue: money(all.revenueMinor), rate: percent(all.marginRate), from },
          whose,
          last: addDays(to, -1),
        })}
        {unknown !== null && unknown.customers > 0 && ` ${t('unknownCost', { customers: customers(unknown.customers) })}`}
      </p>
      <div className="pb-3">
        <OfCompanyLine ctx={ctx} what="cells" />
      </div>
    </>
  )
}
