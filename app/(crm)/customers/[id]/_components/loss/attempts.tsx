import { useTranslations } from 'next-intl'
import { DayText } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import { useFormTexts } from '#components/form/form-texts'
import { WIN_BACK_OFFERS, WIN_BACK_RESULTS, WIN_BACK_WAYS } from '#lib/analysis/losses/loss'
import type { LossView } from '#lib/analysis/losses/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { saveWinBack } from '../../loss/actions.ts'
import { AttemptForm } from './attempt-form.tsx'

interface Props {
  ctx: Context
  loss: LossView
  mayWrite: boolean
}

/** What was tried to win the customer back, the latest first, and the next one. */
export function Attempts({ ctx, loss, mayWrite }: Props) {
  const t = useTranslations('losses')
  const texts = useFormTexts(t('page.saveAttempt'))
  const choices = <Key extends string>(keys: readonly Key[], of: (key: Key) => string) =>
    keys.map((value) => ({ value, label: of(value) }))
  return (
    <section className="panel flex flex-col gap-3 px-4 py-3">
      <h2 className="font-semibold">{t('page.attempts')}</h2>
      {loss.attempts.length === 0 ? (
        <p className="text-ink-faint">{t('page.noAttempts')}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {loss.attempts.map((attempt) => (
            <li key={attempt.id} className="border-l-2 border-line pl-3">
              <p>
                <DayText day={attempt.madeOn} /> · {t(`ways.${attempt.way}`)} · {t(`offers.${attempt.offer}`)} ·{' '}
                <span className="font-medium">{t(`results.${attempt.result}`)}</span>
                {attempt.costMinor !== null && (
                  <>
                    {' · '}
                    <Money minor={attempt.costMinor} currency={loss.currency} exact />
                  </>
                )}
              </p>
              <p className="text-pretty text-sm text-ink-faint">
                {[attempt.byName, attempt.note].filter((part) => part !== null).join('：')}
              </p>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <AttemptForm
          key={loss.attempts.length}
          id={loss.id}
          today={dayOf(ctx.now, ctx.company.timeZone)}
          ways={choices(WIN_BACK_WAYS, (key) => t(`ways.${key}`))}
          offers={choices(WIN_BACK_OFFERS, (key) => t(`offers.${key}`))}
          results={choices(WIN_BACK_RESULTS, (key) => t(`results.${key}`))}
          texts={texts}
          labels={{
            ...{ made_on: t('page.madeOn'), way: t('page.way'), offer: t('page.offer'), result: t('page.result') },
            ...{ cost: t('page.cost'), costHint: t('page.costHint'), note: t('page.note') },
          }}
          save={saveWinBack}
        />
      )}
    </section>
  )
}
