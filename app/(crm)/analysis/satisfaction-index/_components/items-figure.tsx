import { useTranslations } from 'next-intl'
import { Figure } from '#components/chart/figure'
import { Pairs } from '#components/chart/pairs'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import { isMissed } from '#lib/analysis/expectation/satisfaction-index'
import type { IndexResource } from '#lib/analysis/expectation/schema'
import type { IndexOfGroup } from '#lib/analysis/expectation/service'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { comparedHref } from './index-query.ts'
import { usePairTexts } from './pair-texts.ts'

interface Props {
  found: IndexResource
  /** The widest gap below expectation first. */
  items: readonly IndexOfGroup[]
  params: ListParams
}

const answers = [1, 5] as const

/** What was expected and perceived of each item, the widest gap first; each leads to the customers that said so. */
export function ItemsFigure({ found, items, params }: Props) {
  const t = useTranslations('loyalty.index')
  const { decimal, exact } = useAmounts('CNY')
  const texts = usePairTexts()
  const dimensions = useTranslations('importKinds.values.itemDimension')
  const definition = useDefinition()
  const hrefOf = ({ key }: IndexOfGroup) => comparedHref(params, null, { item: key })
  return (
    <Figure
      title={t('items.title')}
      unit={t('items.unit')}
      period={periodOfFigure(found)}
      sentence={texts.sentence(items)}
      definition={{ ...definition('satisfactionIndex'), key: 'satisfaction-items' }}
      table={{
        caption: t('items.title'),
        columns: [
          { key: 'item', label: t('items.item') },
          { key: 'dimension', label: t('items.dimension'), align: 'left', wide: true },
          { key: 'customers', label: t('customers') },
          { key: 'expectation', label: t('items.expectation'), wide: true },
          { key: 'perception', label: t('items.perception'), wide: true },
          { key: 'gap', label: t('items.gap') },
          { key: 'index', label: t('index') },
          { key: 'interval', label: t('intervalLabel'), wide: true },
          { key: 'complaining', label: t('outcomes.complaining'), wide: true },
        ],
        rows: items.map((item) => ({
          key: item.key,
          href: hrefOf(item),
          note: texts.means(item),
          cells: [
            item.name ?? '',
            item.dimension === null ? '—' : dimensions(item.dimension),
            exact.count(item.customers),
            exact.decimal(item.expectation, 2),
            exact.decimal(item.perception, 2),
            texts.gap(item),
            exact.decimal(item.index, 1),
            item.interval === null
              ? '—'
              : t('between', { low: decimal(item.interval[0], 1), high: decimal(item.interval[1], 1) }),
            exact.percent(item.outcomes.find(({ outcome }) => outcome === 'complaining')?.share ?? null),
          ],
        })),
      }}
    >
      <Pairs
        scale={answers}
        legend={{ before: t('items.expectation'), after: t('items.perception') }}
        data={items.map((item) => ({
          ...{ key: item.key, label: item.name ?? '', href: hrefOf(item) },
          ...{ before: item.expectation ?? 0, after: item.perception ?? 0, tone: isMissed(item) ? 'late' : 'first' },
          ...{ text: texts.gap(item), note: t('items.indexOf', { index: decimal(item.index, 0) }) },
          ...{ heard: texts.means(item), said: texts.said(item) },
        }))}
      />
    </Figure>
  )
}

/** How items come in, while no answer of the period names any. */
export function NoItems({ mayImport }: { mayImport: boolean }) {
  const t = useTranslations('loyalty.index.items')
  return (
    <section className="panel px-4 pt-3 pb-4">
      <h2 className="font-semibold">{t('title')}</h2>
      <p className="max-w-prose pt-1 text-pretty text-ink-soft">
        {t('none')}{' '}
        {mayImport && (
          <Link href="/imports/new?kind=survey_response_items" className="link">
            {t('toImport')}
          </Link>
        )}
      </p>
    </section>
  )
}
