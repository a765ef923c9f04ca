import { useLocale, useTranslations } from 'next-intl'
import type { Grade } from '#lib/plans/annual-review/grade'
import { pickLocale } from '#lib/platform/i18n/locale'
import { shortMoney } from '#lib/platform/i18n/short-money'

/** How last year's workbook came out, in three figures. */
export function GradeTiles({ grade: { wanted, complainers, biggest }, currency }: { grade: Grade; currency: string }) {
  const t = useTranslations('review.last')
  const locale = pickLocale(useLocale())
  const money = (minor: number) => shortMoney(minor, currency, locale)
  const tiles = [
    {
      key: 'wanted',
      label: t('wanted'),
      value: t('wantedValue', wanted),
      below: t('wantedBelow', { grown: wanted.grown, brought: money(wanted.broughtMinor) }),
    },
    {
      key: 'complainers',
      label: t('complainers'),
      value: t('complainersValue', complainers),
      below: t('complainersBelow', complainers),
    },
    {
      key: 'biggest',
      label: t('biggest'),
      value: t('biggestValue', biggest),
      below: t('biggestBelow', { ...biggest, earlier: money(biggest.earlierMinor), later: money(biggest.laterMinor) }),
    },
  ]
  return (
    <dl className="grid gap-x-4 gap-y-3 md:grid-cols-3">
      {tiles.map(({ key, label, value, below }) => (
        <div key={key} className="min-w-0">
          <dt className="text-sm text-ink-faint">{label}</dt>
          <dd className="mt-0.5 text-lg font-medium">{value}</dd>
          <dd className="text-sm text-pretty text-ink-faint">{below}</dd>
        </div>
      ))}
    </dl>
  )
}
