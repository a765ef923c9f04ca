import { useTranslations } from 'next-intl'
import type { BarDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import { isSatisfied } from '#lib/analysis/satisfaction/satisfaction'
import type { SatisfactionResource } from '#lib/analysis/satisfaction/schema'
import { useAmounts } from '../../_components/amounts.ts'
import { BarLines } from '../../_components/bar-lines.tsx'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { answerersHref } from './answerers-href.ts'

const answers = [5, 4, 3, 2, 1] as const
/** How the answers lie between 5 and 1. */
export function AnswersFigure({ found, params }: { found: SatisfactionResource; params: ListParams }) {
  const t = useTranslations('analysis.satisfaction')
  const { count, customers, percent, tick } = useAmounts('CNY')
  const of = (answer: number) => found.answers.find((each) => each.answer === answer)?.customers ?? 0
  const data = answers.map(
    (answer): BarDatum => ({
      key: String(answer),
      label: t('answer', { answer }),
      value: of(answer),
      text: count(of(answer)),
      notes: found.answered === 0 ? [] : [t('ofAnswered', { share: percent(of(answer) / found.answered) })],
      tone: isSatisfied(answer) ? 'first' : answer === 3 ? 'watch' : 'late',
      href: answerersHref(params, `${answer}`),
    }),
  )
  const unhappy = answers.filter((answer) => !isSatisfied(answer)).reduce((sum, answer) => sum + of(answer), 0)
  const empty = found.answers.find((each) => each.answer === null)?.customers ?? 0
  return (
    <Figure
      title={t('answersTitle')}
      unit={t('answersUnit')}
      period={periodOfFigure(found)}
      sentence={t('answersSentence', { unhappy: customers(unhappy), empty })}
      table={{
        caption: t('answersTitle'),
        columns: [
          { key: 'answer', label: t('answerLabel') },
          { key: 'customers', label: t('customers') },
        ],
        rows: data.map(({ key, label, text, href }) => ({ key, href, cells: [label, text] })),
      }}
    >
      <BarLines data={data} tick={tick} measure={t('customers')} hint={t('hint')} />
    </Figure>
  )
}
