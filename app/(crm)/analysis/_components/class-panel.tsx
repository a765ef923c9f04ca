import { useTranslations } from 'next-intl'
import { Definition } from '#components/chart/definition'
import type { TableBehind } from '#components/chart/plain-table'
import { PlainTable } from '#components/chart/plain-table'
import { useJoined } from '#components/crm/joined'
import { getScheme } from '#lib/analysis/classification/registry'
import type { SchemeRules } from '#lib/analysis/classification/rules'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { Distribution } from '#lib/analysis/distribution/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from './amounts.ts'
import { useDefinition } from './definitions.ts'
import { useGroupName } from './group-name.ts'
import { OfCompany, OfCompanyLine } from './of-company.tsx'
import { OverridesLink } from './overrides-link.tsx'
import type { SchemeId } from './scheme-page.ts'
import { customersOf } from './scheme-page.ts'

interface Props {
  ctx: Context
  scheme: SchemeId
  run: RunResource
  rules: SchemeRules
  distribution: Distribution
}

/** Every class: what it means, how many are in it, what they are worth, and the way to them. */
export function ClassPanel(props: Props) {
  const t = useTranslations('analysis.classTable')
  const definition = useDefinition()
  return (
    <section className="panel">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pt-3">
        <h2 className="font-semibold">{t('title')}</h2>
        <Definition definition={{ ...definition(props.scheme), key: `${props.scheme}-classes` }} />
      </div>
      <div className="px-4 pt-1 pb-3">
        <OfCompanyLine ctx={props.ctx} what="classes" />
        <PlainTable table={useClassTable(props)} />
        <Notes {...props} />
      </div>
    </section>
  )
}

function useClassTable({ scheme, run, rules, distribution }: Props): TableBehind {
  const t = useTranslations('analysis.classTable')
  const nameOf = useGroupName()
  const { count, percent, money } = useAmounts(run.currency)
  const { ownValue } = distribution
  const hasCuts = rules.groups.some(({ from }) => from !== null)
  return {
    caption: t('title'),
    columns: [
      { key: 'class', label: t('class') },
      { key: 'rule', label: t('rule'), align: 'left', wide: true },
      { key: 'customers', label: t('customers') },
      { key: 'customerShare', label: t('customerShare'), wide: true },
      ...(ownValue === null
        ? []
        : [
            { key: 'own', label: t('own', { value: ownValue }) },
            { key: 'ownShare', label: t('ownShare', { value: ownValue }) },
          ]),
      // On a phone there is room for one of the two amounts.
      { key: 'revenue', label: t('revenue'), wide: ownValue !== null },
      { key: 'revenueShare', label: t('revenueShare'), wide: ownValue !== null },
      ...(hasCuts ? [{ key: 'from', label: t('from'), wide: true }] : []),
    ],
    rows: rules.groups.flatMap(({ key, rule, from }) => {
      const group = distribution.groups.find((each) => each.key === key)
      if (group === undefined) return []
      return {
        key,
        href: customersOf(scheme, key, run.id),
        note: rule,
        cells: [
          nameOf(scheme, key),
          <span key="rule" className="block max-w-md min-w-52 text-pretty whitespace-normal text-ink-soft">
            {rule}
          </span>,
          count(group?.customers ?? 0),
          percent(group?.customerShare ?? null),
          ...(group.own === null ? [] : [money(group.own.minor), percent(group.own.share)]),
          money(group?.valueMinor ?? 0),
          percent(group?.valueShare ?? null),
          ...(hasCuts ? [from === null ? '—' : t('fromValue', { value: money(from) })] : []),
        ],
      }
    }),
  }
}

/** What is left out, and what was decided by hand. */
function Notes({ ctx, scheme, run, rules, distribution }: Props) {
  const t = useTranslations('analysis.classTable')
  const { customers, waybills } = useAmounts(run.currency)
  const { listed } = useJoined()
  const nameOf = useGroupName()
  const { summary } = run
  const { ownValue } = distribution
  const unjudged = getScheme(scheme).unjudged.map((key) => nameOf(scheme, key))
  const excluded = summary?.excluded.map((each) => `${waybills(each.waybills)} ${each.currency}`).join('，') ?? ''
  return (
    <ul className="flex flex-col gap-1 border-t border-line pt-3 text-sm text-ink-faint">
      <li>{t('revenueNote')}</li>
      {ownValue !== null && <li>{t('ownNote', { value: ownValue, count: unjudged.length, classes: listed(unjudged) })}</li>}
      {distribution.unclassed > 0 && (
        <li>{t('unclassed', { customers: customers(distribution.unclassed), membership: getScheme(scheme).membership })}</li>
      )}
      {(summary?.unpriced ?? 0) > 0 && <li>{t('unpriced', { waybills: waybills(summary?.unpriced ?? 0) })}</li>}
      {excluded !== '' && <li>{t('excluded', { waybills: excluded })}</li>}
      {rules.notes.map((note) => (
        <li key={note}>
          <OfCompany ctx={ctx} />
          {note}
        </li>
      ))}
      {distribution.overridden > 0 && (
        <li>
          <p>
            {t('overridden')} <OverridesLink scheme={scheme} count={distribution.overridden} />
          </p>
        </li>
      )}
    </ul>
  )
}
