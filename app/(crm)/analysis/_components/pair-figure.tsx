import { useTranslations } from 'next-intl'
import { Definition } from '#components/chart/definition'
import { usePeriodText } from '#components/chart/figure'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { PairMatrix } from '#lib/analysis/pairs/service'
import type { Context } from '#lib/platform/context'
import { useWhose } from '../../_whose/whose.ts'
import { useAmounts } from './amounts.ts'
import { useDefinition } from './definitions.ts'
import type { DrawnCell } from './matrix-table.tsx'
import { MatrixTable } from './matrix-table.tsx'
import { OfCompanyLine } from './of-company.tsx'
import { pairHref } from './scheme-page.ts'

interface Props {
  ctx: Context
  run: RunResource
  matrix: PairMatrix
}

/** The customers of a run in nine cells by two criteria, each with its customers and what they come to, and what stands out: much by one and little by the other. */
export function PairFigure({ ctx, run, matrix }: Props) {
  const t = useTranslations('analysis.pairs')
  const measures = useTranslations('analysis.measures')
  const definition = useDefinition()
  const period = usePeriodText()
  const whose = useWhose(ctx)
  const { customers } = useAmounts(run.currency)
  const drawn = useDrawn(run, matrix)
  const names = { first: measures(matrix.first), second: measures(matrix.second) }
  const countOf = (cell: string) => matrix.rows.flatMap(({ cells }) => cells).find((each) => each.cell === cell)?.customers ?? 0
  return (
    <section className="panel px-4 pt-3 pb-3" data-pairs="">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{t(matrix.scope === 'company' ? 'title' : 'titleOf', { ...names, whose })}</h2>
        <Definition definition={{ ...definition('abc_joint'), key: 'abc-joint-matrix' }} />
      </div>
      <p className="text-sm text-ink-faint">
        {t('unit')} · {period({ from: run.from, to: run.to, asOf: run.as_of })}
      </p>
      <p className="text-pretty text-ink-soft">
        {t('sentence', { ...names, much: customers(countOf('AC')), little: customers(countOf('CA')) })}
      </p>
      <p className="pb-2 text-sm text-pretty text-ink-faint">{t('legend', names)}</p>
      <OfCompanyLine ctx={ctx} what="classes" />
      <MatrixTable
        caption={t('title', names)}
        corner={t('corner', names)}
        columns={matrix.rows.map(({ level }) => t('level', { measure: names.second, level }))}
        rows={matrix.rows.map(({ level, cells }) => ({
          key: level,
          label: t('level', { measure: names.first, level }),
          cells: cells.map(drawn),
        }))}
      />
    </section>
  )
}

function useDrawn(
  run: RunResource,
  { first, second }: PairMatrix,
): (cell: PairMatrix['rows'][number]['cells'][number]) => DrawnCell {
  const t = useTranslations('analysis.pairs')
  const measures = useTranslations('analysis.measures')
  const { customers, money, count, percent } = useAmounts(run.currency)
  const sum = (measure: PairMatrix['first'], value: number, share: number | null) => {
    const isMoney = measure === 'revenue' || measure === 'margin'
    const said = { measure: measures(measure), value: isMoney ? money(value) : count(value) }
    return share === null ? t('sum', said) : t('sumShare', { ...said, share: percent(share) })
  }
  return ({ cell, class: name, customers: held, ...sums }) => ({
    key: cell,
    title: t('cell', { cell, class: name }),
    lines: [],
    customers: held === 0 ? null : { text: customers(held), href: pairHref(run.id, cell) },
    sums: [sum(first, sums.firstValue, sums.firstShare), sum(second, sums.secondValue, sums.secondShare)],
    edit: null,
  })
}
