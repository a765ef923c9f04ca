import { useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import type { TableBehind } from '#components/chart/plain-table'
import { PlainTable } from '#components/chart/plain-table'
import { Money } from '#components/crm/money'
import type { PartingResource } from '#lib/plans/parting/schema'

const LINES = [
  ...(['revenue', 'pickup', 'linehaul', 'delivery', 'other', 'known_revenue', 'known_cost', 'margin'] as const),
  ...(['claims', 'service', 'marketing', 'profit'] as const),
]

/** What a customer brought and cost, line by line, with what the margin leaves out and the reasons of its class. */
export function ProofTable({ proof, reasons }: { proof: PartingResource['proof']; reasons: readonly string[] }) {
  const t = useTranslations('parting.proof')
  const period = usePeriodText()
  const table: TableBehind = {
    caption: t('title'),
    columns: [
      { key: 'line', label: t('line') },
      { key: 'amount', label: t('amount') },
    ],
    rows: LINES.map((line) => ({
      key: line,
      cells: [t(`lines.${line}`), <Money key="amount" minor={proof[`${line}_minor`]} currency={proof.currency} exact />],
    })),
  }
  return (
    <section className="panel px-4 py-3">
      <h2 className="font-semibold">{t('title')}</h2>
      <p className="pb-1 text-sm text-ink-faint">{period({ from: proof.from, to: proof.to, asOf: proof.as_of })}</p>
      <PlainTable table={table} />
      <p className="pt-2 text-sm text-ink-faint">{t('left', { unpriced: proof.unpriced, uncosted: proof.uncosted })}</p>
      <ul className="flex flex-col gap-1 pt-2">
        {reasons.map((reason) => (
          <li key={reason} className="text-pretty text-ink-soft">
            {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}
