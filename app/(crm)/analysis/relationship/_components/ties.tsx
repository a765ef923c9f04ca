import { useTranslations } from 'next-intl'
import { Figure } from '#components/chart/figure'
import { useJoined } from '#components/crm/joined'
import type { TiesReport } from '#lib/analysis/relationship/ties/service'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { tieHref } from '../customers/_components/level-query.ts'

/** Which part of the revenue is kept by which tie, and of which part nobody knows. */
export function Ties({ report: { ties, run } }: { report: TiesReport }) {
  const t = useTranslations('relations.ties')
  const base = useTranslations('relations')
  const definition = useDefinition()
  const { percent, exact } = useAmounts(run.currency)
  const { joined } = useJoined()
  const unknown = ties.find(({ tie }) => tie === null)
  return (
    <Figure
      title={t('title')}
      unit={t('unit')}
      period={run}
      sentence={joined([t('unknownSentence', { share: percent(unknown?.share ?? null) }), t('text')])}
      definition={definition('ties')}
      table={{
        caption: t('title'),
        open: true,
        columns: [
          { key: 'tie', label: t('tie') },
          { key: 'customers', label: base('customers') },
          { key: 'revenue', label: base('revenue') },
          { key: 'share', label: t('share') },
        ],
        rows: ties.map(({ tie, customers, revenueMinor, share }) => ({
          key: tie ?? 'none',
          href: tieHref(tie, customers),
          cells: [t(tie ?? 'none'), exact.count(customers), exact.money(revenueMinor), exact.percent(share)],
        })),
      }}
    />
  )
}
