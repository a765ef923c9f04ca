import { useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import type { ListParams } from '#components/table/list-url'
import type { NpsResource, SatisfactionResource } from '#lib/analysis/satisfaction/schema'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { KeyFigures } from '../../_components/key-figures.tsx'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { answerersHref } from './answerers-href.ts'

interface Props {
  found: SatisfactionResource
  nps: NpsResource
  /** How many of the answered answered before the period began. */
  earlier: number
  params: ListParams
}

/** T = S ÷ C, with what it hides beside it: how many answered, and how satisfied those are. */
export function SatisfactionFigures({ found, nps, earlier, params }: Props) {
  const t = useTranslations('analysis.satisfaction')
  const { percent, customers, decimal, points } = useAmounts('CNY')
  const definition = useDefinition()
  const { joined } = useJoined()
  const between = (interval: SatisfactionResource['interval']) =>
    interval === null ? undefined : t('interval', { low: percent(interval[0]), high: percent(interval[1]) })
  const sentence = t('sentence', {
    targets: customers(found.targets),
    response: percent(found.response_rate),
    ofAnswers: percent(found.rate_of_answers),
    rate: percent(found.rate),
  })
  return (
    <KeyFigures
      title={t('title')}
      period={periodOfFigure(found)}
      definitions={[definition('satisfaction'), definition('nps')]}
      sentence={joined([sentence, earlier > 0 ? t('earlier', { customers: customers(earlier) }) : null])}
      tiles={[
        {
          key: 'rate',
          label: t('rate'),
          value: percent(found.rate),
          below: between(found.interval),
          href: answerersHref(params, 'satisfied'),
        },
        {
          key: 'response',
          label: t('response'),
          value: percent(found.response_rate),
          below: t('answeredOf', { answered: found.answered, targets: found.targets }),
          href: answerersHref(params, 'silent'),
        },
        {
          key: 'ofAnswers',
          label: t('ofAnswers'),
          value: percent(found.rate_of_answers),
          below: between(found.interval_of_answers),
        },
        {
          key: 'nps',
          label: t('nps'),
          value: points(nps.score),
          below: nps.standard_error === null ? undefined : t('error', { value: decimal(nps.standard_error * 100, 1) }),
        },
      ]}
    />
  )
}
