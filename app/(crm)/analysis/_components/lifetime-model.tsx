import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { Definition } from '#components/chart/definition'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { FittedRun, FittedWords } from '#lib/analysis/lifetime/fitted'
import { monthsOf, wordsOf } from '#lib/analysis/lifetime/fitted'
import { useAmounts } from './amounts.ts'
import { useValueDefinition } from './value-definition.tsx'

/** The fitted numbers in words, how well they fit, whether what they assume holds, and what they are easily misread for. */
export function LifetimeModel({ run, fitted }: { run: RunResource; fitted: FittedRun }) {
  const t = useTranslations('value.lifetime')
  const definition = useValueDefinition()
  const words = wordsOf(fitted)
  const isMultiple = fitted.model === 'margin_multiple'
  return (
    <section className="panel flex flex-col gap-3 px-4 pt-3 pb-4">
      <div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h2 className="font-semibold">{t(isMultiple ? 'multipleTitle' : 'title')}</h2>
          <Definition definition={{ ...definition('lifetimeModel'), key: 'lifetime-model' }} />
        </div>
        <p className="pt-1 text-base text-pretty">
          {isMultiple ? <Multiple run={run} fitted={fitted} /> : <Words words={words} currency={run.currency} />}
        </p>
      </div>
      {!isMultiple && words !== null && <Parameters run={run} fitted={fitted} words={words} />}
      {!isMultiple && <Traps run={run} fitted={fitted} />}
    </section>
  )
}

function Multiple({ run, fitted }: { run: RunResource; fitted: FittedRun }) {
  const t = useTranslations('value')
  const { decimal } = useAmounts(run.currency)
  const measure = run.parameters['measure'] === 'margin' ? 'margin' : 'revenue'
  return t('lifetime.multiple', { measure: t(`worth.measures.${measure}`), multiple: decimal(fitted.multiple, 2) })
}

function Words({ words, currency }: { words: FittedWords | null; currency: string }) {
  const t = useTranslations('value.lifetime')
  const { decimal, percent, money } = useAmounts(currency)
  if (words === null) return t('none')
  const said = { days: decimal(words.daysAMonth, 1), leaves: percent(words.leaves) }
  return words.perDayMinor === null ? t('wordsNoMoney', said) : t('words', { ...said, money: money(words.perDayMinor) })
}

/** Whether what the model assumes holds, in a line; what was fitted stands behind, for whoever checks it. */
function Parameters({ run, fitted, words }: { run: RunResource; fitted: FittedRun; words: FittedWords }) {
  const t = useTranslations('value.lifetime')
  const { decimal } = useAmounts(run.currency)
  const { bg_nbd: bg, gamma_gamma: gg, correlation } = fitted
  const numbers = (named: Readonly<Record<string, number>>) =>
    Object.entries(named)
      .map(([name, value]) => `${name} ${decimal(value, 3)}`)
      .join(' · ')
  const models = [
    ...(bg === null
      ? []
      : [{ key: 'bg', label: t('bgNbd'), said: bg, text: numbers({ r: bg.r, α: bg.alpha, a: bg.a, b: bg.b }) }]),
    ...(gg === null ? [] : [{ key: 'gg', label: t('gammaGamma'), said: gg, text: numbers({ p: gg.p, q: gg.q, v: gg.v }) }]),
  ]
  return (
    <div>
      <p className="text-pretty text-ink-soft">
        {t('correlationSaid', { value: decimal(correlation, 2), what: t(words.relation ?? 'correlationUnknown') })}
      </p>
      {models.some(({ said }) => !said.converged) && <p className="text-watch-text">{t('notConverged')}</p>}
      <details className="pt-1 text-sm text-ink-faint">
        <summary className="cursor-pointer">{t('parameters')}</summary>
        <dl className="grid gap-x-6 gap-y-1 pt-2 sm:grid-cols-[max-content_1fr]">
          {models.map(({ key, label, said, text }) => (
            <Fragment key={key}>
              <dt>{label}</dt>
              <dd>
                {text} · {t('logLikelihood', { value: decimal(said.log_likelihood, 1) })}
              </dd>
            </Fragment>
          ))}
        </dl>
      </details>
    </div>
  )
}

function Traps({ run, fitted }: { run: RunResource; fitted: FittedRun }) {
  const t = useTranslations('value.lifetime')
  const { count } = useAmounts(run.currency)
  return (
    <div>
      <h3 className="text-sm font-medium">{t('trapsTitle')}</h3>
      <ul className="list-disc pt-1 pl-5 text-sm text-pretty text-ink-soft">
        <li>{t('traps.single')}</li>
        <li>{t('traps.window', { months: count(monthsOf(run)) })}</li>
        <li>{t('traps.count')}</li>
        <li>{t('traps.horizon', { days: count(fitted.horizon_days) })}</li>
      </ul>
    </div>
  )
}
