import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { FilterMenu } from '#components/table/filter-menu'
import type { ListParams } from '#components/table/list-url'
import { listHref, withoutParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { SmallestAsked, SmallestPage } from '#lib/analysis/concentration/smallest/service'
import { listSmallest, MEASURES } from '#lib/analysis/concentration/smallest/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../../_components/amounts.ts'
import { FigureBar } from '../../../_components/figure-bar.tsx'
import { figurePaths } from '../../../_components/figure-paths.ts'
import type { FigureState } from '../../../_components/figure-state.ts'
import { FoundTable } from '../../../_components/found-table.tsx'
import { Heading } from '../../../_components/heading.tsx'
import { findUnlessGone } from '../../../_components/not-kept.ts'
import { useSmallestColumns } from './smallest-columns.tsx'
import { smallestAsked, smallestPath, USUAL_MEASURE, USUAL_PART } from './smallest-query.ts'

const HUNDREDTHS = 100
const ofTheList = ['measure', 'part', 'limit', 'cursor']

/** Who the smallest customers are, and what they hold together. */
export async function SmallestList({ ctx, state }: { ctx: Context; state: FigureState }) {
  const t = await getTranslations('concentration.smallest')
  const asked = smallestAsked(state)
  const found = await findUnlessGone(listSmallest(ctx, asked))
  const back = listHref(figurePaths.concentration, withoutParams(state.params, ofTheList), {})
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="px-4 md:px-6">
        <Heading title={t('title')} text={<Says asked={asked} found={found} currency={ctx.company.currency} />}>
          <Link href={back} className="control">
            {t('back')}
          </Link>
        </Heading>
        <FigureBar ctx={ctx} path={smallestPath} state={state} filters={<Filters params={state.params} asked={asked} />} />
      </div>
      <Customers ctx={ctx} params={state.params} page={found} asked={asked} />
    </div>
  )
}

function Says({ asked, found, currency }: { asked: SmallestAsked; found: SmallestPage | string; currency: string }) {
  const t = useTranslations('concentration.smallest')
  const words = useTranslations('analysis.concentration')
  const { percent, percentTick, customers } = useAmounts(currency)
  if (typeof found === 'string' || found.customers === 0) return t('what')
  return t('sentence', {
    ...{ part: percentTick(asked.part / HUNDREDTHS), customers: customers(found.customers), of: customers(found.of) },
    ...{ measure: words(`measures.${asked.measure}`), share: percent(found.share) },
  })
}

/** Tenths, as the table behind the curve has them. */
const parts = ['10', '20', '30', '40', '50', '60', '70', '80', '90', '100']

function Filters({ params, asked }: { params: ListParams; asked: SmallestAsked }) {
  const t = useTranslations('concentration.smallest')
  const words = useTranslations('analysis.concentration')
  const { percentTick } = useAmounts('CNY')
  const nameOf = (part: string) => t('part', { part: percentTick(Number(part) / HUNDREDTHS) })
  return (
    <>
      <FilterMenu
        path={smallestPath}
        params={params}
        name="part"
        label={t('parts')}
        value={asked.part === USUAL_PART ? null : nameOf(String(asked.part))}
        any={nameOf(String(USUAL_PART))}
        options={parts.filter((value) => value !== String(USUAL_PART)).map((value) => ({ value, label: nameOf(value) }))}
      />
      <FilterMenu
        path={smallestPath}
        params={params}
        name="measure"
        label={t('by')}
        value={asked.measure === USUAL_MEASURE ? null : words(`measures.${asked.measure}`)}
        any={words(`measures.${USUAL_MEASURE}`)}
        options={MEASURES.filter((value) => value !== USUAL_MEASURE).map((value) => ({
          value,
          label: words(`measures.${value}`),
        }))}
      />
    </>
  )
}

interface CustomersProps {
  ctx: Context
  params: ListParams
  page: SmallestPage | 'not kept' | 'no place'
  asked: SmallestAsked
}

function Customers({ ctx, params, page, asked }: CustomersProps) {
  const t = useTranslations('concentration.smallest')
  return (
    <FoundTable
      caption={t('title')}
      path={smallestPath}
      {...{ params, page }}
      sort={{ key: asked.measure, falling: true }}
      columns={useSmallestColumns(ctx)}
      size={asked.limit}
      nobody={{ title: t('noneTitle'), text: t('none'), back: null }}
    />
  )
}
