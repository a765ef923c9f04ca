import { useTranslations } from 'next-intl'
import { PlainTable } from '#components/chart/plain-table'
import type { ClassGroup } from '#lib/analysis/classification/class-group'
import { occupied } from '#lib/analysis/classification/class-group'
import { sharesOfJudged } from '#lib/analysis/classification/own-value'
import { getScheme } from '#lib/analysis/classification/registry'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { Context } from '#lib/platform/context'
import { useWhose } from '../../../../_whose/whose.ts'
import { useAmounts } from '../../../_components/amounts.ts'
import { useGroupName } from '../../../_components/group-name.ts'
import { OfCompany } from '../../../_components/of-company.tsx'
import { moversHref } from '../../../_components/scheme-page.ts'

interface Props {
  ctx: Context
  run: RunResource
  groups: readonly ClassGroup[]
  /** What the run found out about everybody. */
  notes: readonly string[]
}

/** What the run came to class by class, as it stored it; with a smaller scope only the way to the own customers. */
export function RunClasses({ ctx, run, groups, notes }: Props) {
  const t = useTranslations('analysis.classTable')
  const runs = useTranslations('analysis.runs')
  const nameOf = useGroupName()
  const whose = useWhose(ctx)
  const { count, percent, money } = useAmounts(run.currency)
  const { summary } = run
  const rows = occupied(
    groups.map(({ key, classes }) => {
      const own = summary?.classes.filter((each) => classes.includes(each.class)) ?? []
      const customers = own.reduce((sum, each) => sum + each.customers, 0)
      return {
        key,
        customers,
        value: own.reduce((sum, each) => sum + each.value, 0),
        share: own.reduce<number | null>((sum, each) => (each.value_share === null ? sum : (sum ?? 0) + each.value_share), null),
      }
    }),
  )
  const { ownValue, unjudged } = getScheme(run.scheme)
  const own = ownValue(run.parameters)
  // As on the page of the scheme: of those who are judged, under the name of what is counted.
  const judged =
    own === null
      ? null
      : sharesOfJudged(
          rows.map(({ key, share }) => ({ key, held: share ?? 0 })),
          unjudged,
        )
  const isMoney = summary !== null && summary.total_value_minor !== null
  const hasShares = rows.some(({ share }) => share !== null)
  return (
    <section className="panel px-4 pt-3 pb-3">
      <h2 className="font-semibold">{runs('classes')}</h2>
      <p className="pt-1 text-pretty text-ink-soft">
        {summary === null
          ? runs('totalsHidden', { whose })
          : runs('classesSentence', {
              customers: summary.customers,
              without: summary.without_waybills,
              membership: getScheme(run.scheme).membership,
            })}
      </p>
      <PlainTable
        table={{
          caption: runs('classes'),
          columns: [
            { key: 'class', label: t('class') },
            ...(summary === null
              ? []
              : [
                  { key: 'customers', label: t('customers') },
                  { key: 'customerShare', label: t('customerShare') },
                ]),
            ...(isMoney ? [{ key: 'value', label: own === null ? runs('value') : t('own', { value: own }) }] : []),
            ...(hasShares ? [{ key: 'share', label: own === null ? runs('valueShare') : t('ownShare', { value: own }) }] : []),
          ],
          rows: rows.map(({ key, customers, value, share }, place) => ({
            key,
            href: moversHref(run.id, { to: key }),
            cells: [
              nameOf(run.scheme, key),
              ...(summary === null ? [] : [count(customers), percent(customers / Math.max(summary.customers, 1))]),
              ...(isMoney ? [money(value)] : []),
              ...(hasShares ? [percent(judged === null ? share : (judged[place] ?? null))] : []),
            ],
          })),
        }}
      />
      {notes.length > 0 && (
        <ul className="flex flex-col gap-1 border-t border-line pt-3 text-sm text-ink-faint">
          {notes.map((note) => (
            <li key={note}>
              <OfCompany ctx={ctx} />
              {note}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
