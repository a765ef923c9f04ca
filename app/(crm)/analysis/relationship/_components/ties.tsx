import { useTranslations } from 'next-intl'
import { PlainTable } from '#components/chart/plain-table'
import type { TieShare } from '#lib/analysis/relationship/ties/service'
import { useAmounts } from '../../_components/amounts.ts'

/** Which part of the revenue is kept by which tie, and of which part nobody knows. */
export function Ties({ ties, currency }: { ties: readonly TieShare[]; currency: string }) {
  const t = useTranslations('relations.ties')
  const base = useTranslations('relations')
  const { count, money, percent } = useAmounts(currency)
  const unknown = ties.find(({ tie }) => tie === null)
  return (
    <section className="panel px-4 pt-3 pb-3">
      <h2 className="font-semibold">{t('title')}</h2>
      <p className="text-pretty">{t('unknownSentence', { share: percent(unknown?.share ?? null) })}</p>
      <p className="text-pretty text-ink-soft">{t('text')}</p>
      <PlainTable
        table={{
          caption: t('title'),
          columns: [
            { key: 'tie', label: t('tie') },
            { key: 'customers', label: base('customers') },
            { key: 'revenue', label: base('revenue') },
            { key: 'share', label: t('share') },
          ],
          rows: ties.map(({ tie, customers, revenueMinor, share }) => ({
            key: tie ?? 'none',
            cells: [t(tie ?? 'none'), count(customers), money(revenueMinor), percent(share)],
          })),
        }}
      />
    </section>
  )
}
