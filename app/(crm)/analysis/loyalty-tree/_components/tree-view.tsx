import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Definition } from '#components/chart/definition'
import { usePeriodText } from '#components/chart/figure'
import { DroppedNotice } from '#components/table/dropped-filters'
import type { ListParams } from '#components/table/list-url'
import type { TreeResource } from '#lib/analysis/loyalty/schema'
import { getLoyaltyTree } from '#lib/analysis/loyalty/service'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { useDefinition } from '../../_components/definitions.ts'
import { Heading } from '../../_components/heading.tsx'
import { NobodySo } from '../../_components/nobody-so.tsx'
import { OutletFilter } from '../../_components/outlet-filter.tsx'
import { LeafLine } from './leaf-line.tsx'
import { treePath } from './tree-query.ts'

interface Props {
  ctx: Context
  params: ListParams
  dropped: readonly string[]
}

/** The tree as lists within a list, so that it reads on a phone as it does on a wall. */
export async function TreeView({ ctx, params, dropped }: Props) {
  const [found, t, words] = await Promise.all([
    getLoyaltyTree(ctx, { outlet: params['outlet'] }),
    getTranslations('analysis'),
    getTranslations('loyalty.tree'),
  ])
  return (
    <div className="analysis-page">
      <Heading ctx={ctx} title={t('tabs.loyaltyTree')} text={words('what')} />
      <div className="flex flex-wrap items-center gap-2 pb-4">
        <OutletFilter ctx={ctx} path={treePath} params={params} />
      </div>
      <DroppedNotice names={dropped} spaced />
      {found === null || (params['outlet'] !== undefined && !hasCustomers(found)) ? (
        <NobodySo
          ctx={ctx}
          path={treePath}
          params={params}
          filters={found === null ? [] : ['outlet']}
          nothing={{ title: words('emptyTitle'), text: words('empty') }}
          filtered={{ title: words('filteredTitle'), text: words('filtered') }}
        />
      ) : (
        <Tree found={found} params={params} />
      )}
    </div>
  )
}

/** Whether any leaf is measured of somebody: a tree of nobody says nothing. */
const hasCustomers = ({ branches }: NonNullable<TreeResource>) =>
  branches.some(({ leaves }) => leaves.some(({ loyal, others }) => loyal.customers + others.customers > 0))

function Tree({ found, params }: { found: NonNullable<TreeResource>; params: ListParams }) {
  const t = useTranslations('loyalty.tree')
  const definition = useDefinition()('loyaltyTree')
  const periodText = usePeriodText()
  const leaves = found.branches.flatMap((branch) => branch.leaves)
  const measured = leaves.filter((leaf) => leaf.measured).length
  const of = (verdict: (typeof leaves)[number]['verdict']) => leaves.filter((leaf) => leaf.verdict === verdict).length
  return (
    <section className="panel flex flex-col gap-3 px-4 pt-3 pb-4">
      <div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h2 className="font-semibold">{t('title')}</h2>
          <Definition definition={definition} />
        </div>
        <p className="text-sm text-ink-faint">{periodText({ ...found, asOf: addDays(found.to, -1) })}</p>
        <p className="pt-1 text-pretty text-ink-soft">
          {measured > 0 && of('too_few') === measured
            ? t('sentenceTooFew', { measured, all: leaves.length })
            : t('sentence', { measured, all: leaves.length, expected: of('as_expected'), against: of('against') })}
        </p>
      </div>
      <p className="font-medium">{t('root')}</p>
      <ul className="flex flex-col gap-4 border-l-2 border-line pl-4">
        {found.branches.map((branch) => (
          <li key={branch.key}>
            <h3 className="font-medium">{t(`branches.${branch.key}` as 'branches.ties')}</h3>
            <ul className="mt-1 flex flex-col gap-2 border-l-2 border-line pl-4">
              {branch.leaves.map((leaf) => (
                <LeafLine key={leaf.key} leaf={leaf} params={params} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
