import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PlainTable } from '#components/chart/plain-table'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { SmallAct } from '#components/ui/small-act'
import type { MatrixPreview } from '#lib/analysis/relationship/change'
import { previewMatrices, viewMatrixSettings } from '#lib/analysis/relationship/change'
import type { CountMatrix, ScaleMatrix } from '#lib/analysis/relationship/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../_components/amounts.ts'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { saveMatrices } from '../actions.ts'
import { CutFields, LevelField, OutputFields } from './change-fields.tsx'
import type { Edited } from './change-query.ts'
import { matricesPath, readChange } from './change-query.ts'

interface Props {
  ctx: Context
  params: ListParams
  edited: Edited
  count: CountMatrix | null
  scale: ScaleMatrix | null
}

/** The form of a cell or of the cuts: first whom it would move is shown, then it is saved. */
export async function ChangePanel({ ctx, params, edited, count, scale }: Props) {
  const change = readChange(params, edited)
  const [settings, t] = await Promise.all([viewMatrixSettings(ctx), getTranslations('relations')])
  const preview = change === null ? null : await findUnlessGone(previewMatrices(ctx, change))
  const scaled =
    edited.part === 'scale' ? scale?.rows.flatMap(({ cells }) => cells).find(({ cell }) => cell === edited.cell) : undefined
  const counted =
    edited.part === 'count' ? count?.rows.flatMap(({ cells }) => cells).find(({ cell }) => cell === edited.cell) : undefined
  return (
    <section className="panel px-4 py-3" aria-label={t('changing')}>
      <form action={matricesPath} method="get" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="edit" value={edited.part === 'cuts' ? 'cuts' : `${edited.part}.${edited.cell}`} />
        <input type="hidden" name="try" value="1" />
        {edited.part === 'cuts' && <CutFields params={params} cuts={settings.cuts.values} cells={settings.cells.values} />}
        {counted !== undefined && (
          <LevelField name="level" value={params['level'] ?? counted.level} cell={`count.${counted.cell}`} />
        )}
        {scaled !== undefined && <OutputFields params={params} outputs={scaled.outputs} cell={scaled.cell} />}
        <button type="submit" className="control">
          {t('preview')}
        </button>
        <Link href={matricesPath} className="link">
          {t('leave')}
        </Link>
      </form>
      {params['try'] === '1' && change === null && <Notice tone="watch">{t('unreadable')}</Notice>}
      {change !== null && (
        <div className="pt-3">
          {preview === null || typeof preview === 'string' ? (
            <p className="text-ink-soft">{t('noPreview')}</p>
          ) : (
            <Preview preview={preview} currency={ctx.company.currency} />
          )}
          <p className="pt-3">
            <SmallAct look="button-primary" label={t('save')} away={t('away')} input={change} act={saveMatrices} />
          </p>
        </div>
      )}
    </section>
  )
}

function Preview({ preview: { moves, customers: moved, revenueMinor }, currency }: { preview: MatrixPreview; currency: string }) {
  const t = useTranslations('relations')
  const classes = useTranslations('analysis.classes')
  const { customers, money, exact } = useAmounts(currency)
  const said = (matrix: 'relationship_count' | 'relationship_scale'): ReactNode =>
    t(matrix === 'relationship_count' ? 'movesCount' : 'movesScale', {
      ...{ customers: customers(moved[matrix]), revenue: money(revenueMinor[matrix]) },
    })
  return (
    <div role="status">
      <p>{moves.length === 0 ? t('movesNobody') : said('relationship_scale')}</p>
      {moves.length > 0 && <p>{said('relationship_count')}</p>}
      {moves.length > 0 && (
        <PlainTable
          table={{
            caption: t('preview'),
            columns: [
              { key: 'from', label: t('from') },
              { key: 'to', label: t('to'), align: 'left' },
              { key: 'customers', label: t('customers') },
              { key: 'revenue', label: t('revenue') },
            ],
            rows: moves.map(({ matrix, from, to, customers: number, revenueMinor: minor }) => ({
              key: `${matrix} ${from} ${to}`,
              cells: [
                classes(`${matrix}.${from}` as 'relationship_count.basic'),
                from === to ? t('sameCell') : classes(`${matrix}.${to}` as 'relationship_count.basic'),
                exact.customers(number),
                exact.money(minor),
              ],
            })),
          }}
        />
      )}
    </div>
  )
}
