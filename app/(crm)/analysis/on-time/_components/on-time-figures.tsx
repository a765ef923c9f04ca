import { useTranslations } from 'next-intl'
import type { OnTimeResource } from '#lib/analysis/on-time/schema'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { KeyFigures } from '../../_components/key-figures.tsx'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { waybillsHref } from './waybills-href.ts'

/** The rate, and beside it what it does not rate. */
export function OnTimeFigures({ found }: { found: OnTimeResource }) {
  const t = useTranslations('analysis.onTime')
  const { percent, waybills } = useAmounts('CNY')
  const definition = useDefinition()
  const among = { outlet: found.outlet ?? undefined }
  return (
    <KeyFigures
      title={t('title')}
      period={periodOfFigure(found)}
      definitions={[definition('onTime')]}
      sentence={t('sentence', {
        delivered: waybills(found.delivered),
        onTime: waybills(found.on_time),
        rate: percent(found.rate),
        late: waybills(found.delivered - found.on_time),
      })}
      tiles={[
        { key: 'rate', label: t('rate'), value: percent(found.rate), below: t('rateBelow') },
        {
          key: 'late',
          label: t('late'),
          value: waybills(found.delivered - found.on_time),
          below: t('lateBelow'),
          href: waybillsHref('late', found, among),
        },
        {
          key: 'overdue',
          label: t('overdue'),
          value: waybills(found.overdue),
          below: t('overdueBelow'),
          href: waybillsHref('overdue', found, among),
        },
        {
          key: 'undelivered',
          label: t('undelivered'),
          value: waybills(found.undelivered),
          below: found.without_promise === 0 ? undefined : t('withoutPromise', { waybills: waybills(found.without_promise) }),
        },
      ]}
    />
  )
}
