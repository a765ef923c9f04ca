import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import { formatMoney } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { pickLocale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import type { Fact } from '#lib/records/approvals/fact'
import type { ApprovalView } from '#lib/records/approvals/view'
import { useGroupName } from '../../analysis/_components/group-name.ts'

interface Props {
  ctx: Context
  row: ApprovalView
  /** Share of revenue; undefined where nothing is known. */
  margin: number | undefined
}

/** What whoever decides should know: what was said when it was asked for, and the customer as it is now. */
export function Facts({ ctx, row, margin }: Props) {
  const t = useTranslations('approvals.facts')
  const format = useFormatter()
  const text = useFactText()
  const of: [string, ReactNode][] = row.facts.map((fact) => [
    labelOf(t, fact.key),
    fact.key === 'case' && row.href !== null ? (
      <Link key="case" href={row.href} className="link">
        {text(fact)}
      </Link>
    ) : (
      text(fact)
    ),
  ])
  const customer: [string, ReactNode][] =
    row.rootId === null
      ? []
      : [
          [
            t('customer'),
            <Link key="customer" href={`/customers/${row.rootId}`} className="link">
              {row.customerName}
            </Link>,
          ],
          [t('class'), row.customerClass ?? t('unclassed')],
          [
            t('value'),
            row.customerValueMinor === null ? (
              t('unknown')
            ) : (
              <Money key="value" minor={row.customerValueMinor} currency={ctx.company.currency} />
            ),
          ],
          [
            t('margin'),
            margin === undefined ? t('unknown') : format.number(margin, { style: 'percent', maximumFractionDigits: 1 }),
          ],
        ]
  const first = row.facts[0]
  return (
    <dl className="approval-facts">
      {[...of, ...customer, [t('outlet'), row.outletName] as const].map(([label, value], index) => (
        <div key={label} className={index === 0 && first?.as !== 'text' ? 'approval-fact-first' : undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function labelOf(t: ReturnType<typeof useTranslations<'approvals.facts'>>, key: string): string {
  return t.has(key as 'amount') ? t(key as 'amount') : key
}

/** Answers a fact in the reader's words. */
export function useFactText(): (fact: Fact) => string {
  const t = useTranslations('approvals.facts')
  const format = useFormatter()
  const locale = pickLocale(useLocale())
  const className = useGroupName()
  return (fact) => {
    switch (fact.as) {
      case 'money':
        return formatMoney(fact.minor, fact.currency, locale)
      case 'count':
        return format.number(fact.count)
      case 'text':
        return fact.text
      case 'class':
        return fact.class === null ? t('unclassed') : className(fact.scheme, fact.class)
      case 'word':
        return findText(locale, fact.word) ?? fact.word
    }
  }
}
