import { Check, Circle, CircleDot } from 'lucide'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { useJoined } from '#components/crm/joined'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { Development, Prospect } from '#lib/records/opportunities/service'
import type { OpenStep } from '#lib/records/opportunities/step'
import { openSteps, steps } from '#lib/records/opportunities/step'
import { keyedWords } from '../../_terms/keyed-words.ts'
import { Panel } from '../../customers/[id]/_components/panel.tsx'
import { loseProspect, moveProspect } from '../actions.ts'
import { LoseForm } from './lose-form.tsx'
import { MoveButtons } from './move-buttons.tsx'

interface Props {
  ctx: Context
  development: Development
  mayChange: boolean
  customerId: number
}

/** The steps with what each still asks for, the next one to take, and the way out. */
export function StepLadder({ ctx, development: { opportunity, missing }, mayChange, customerId }: Props) {
  const t = useTranslations('prospects')
  const { listed } = useJoined()
  const at = steps.indexOf(opportunity.step)
  const isOpen = opportunity.closedAt === null
  /** What a step asks for that none before it did. */
  const newlyMissing = (index: number) => {
    const [before, here] = [openSteps[index - 1], openSteps[index]]
    return here === undefined ? [] : missing[here].filter((gate) => before === undefined || !missing[before].includes(gate))
  }
  const label = (step: OpenStep | undefined) => (step === undefined ? null : { step, label: t(`steps.${step}`) })
  return (
    <Panel title={t('ladder')} aside={isOpen ? undefined : t(`steps.${opportunity.step}`)}>
      <ol className="flex flex-col px-4">
        {openSteps.map((step, index) => {
          const icon = opportunity.step === step ? CircleDot : index < at && opportunity.step !== 'lost' ? Check : Circle
          return (
            <li
              key={step}
              aria-current={opportunity.step === step ? 'step' : undefined}
              className="flex gap-3 border-t border-line py-2.5 first:border-0"
            >
              <Icon
                of={icon}
                size={18}
                className={`mt-0.5 flex-none ${opportunity.step === step ? 'text-accent-text' : 'text-ink-faint'}`}
              />
              <div>
                <p className={opportunity.step === step ? 'font-medium' : 'text-ink-soft'}>{t(`steps.${step}`)}</p>
                {isOpen && index > at && newlyMissing(index).length > 0 && (
                  <p className="text-sm text-watch-text">
                    {t('missing', {
                      what: listed(newlyMissing(index).map((gate) => t(`gates.${gate}`))),
                    })}
                  </p>
                )}
              </div>
            </li>
          )
        })}
        <li
          aria-current={opportunity.step === 'won' ? 'step' : undefined}
          className="flex gap-3 border-t border-line py-2.5 first:border-0"
        >
          <Icon
            of={opportunity.step === 'won' ? CircleDot : Circle}
            size={18}
            className={`mt-0.5 flex-none ${opportunity.step === 'won' ? 'text-accent-text' : 'text-ink-faint'}`}
          />
          <div>
            <p className={opportunity.step === 'won' ? 'font-medium' : 'text-ink-soft'}>{t('steps.won')}</p>
            {isOpen && <p className="text-sm text-ink-faint">{t('howWon')}</p>}
          </div>
        </li>
      </ol>
      <WhyLost ctx={ctx} opportunity={opportunity} />
      {mayChange && opportunity.step !== 'won' && (
        <div className="border-t border-line px-4 pb-4">
          <MoveButtons
            id={opportunity.id}
            version={opportunity.version}
            back={isOpen ? label(openSteps[at - 1]) : null}
            on={isOpen ? label(openSteps[at + 1]) : { step: 'unqualified', label: t('takeUp') }}
            texts={{ back: t('moveBack'), on: t('moveOn'), away: t('away'), open: t('toCard') }}
            href={`/customers/${customerId}`}
            move={moveProspect}
          />
          {isOpen && <Lose ctx={ctx} opportunity={opportunity} />}
        </div>
      )}
      {opportunity.step === 'won' && (
        <p className="px-4 pb-4">
          <Link href={`/customers/${customerId}`} className="link">
            {t('isWon')}
          </Link>
        </p>
      )}
    </Panel>
  )
}

async function WhyLost({ ctx, opportunity: { lostReason, lostNote } }: { ctx: Context; opportunity: Prospect }) {
  if (lostReason === null) return null
  const [t, reasons] = await Promise.all([getTranslations('prospects'), keyedWords(ctx, 'loss_reason')])
  return (
    <p className="px-4 pt-1 pb-3 text-ink-soft">
      {t('lostBecause', { reason: reasons.word(lostReason) })} {lostNote}
    </p>
  )
}

async function Lose({ ctx, opportunity: { id, version } }: { ctx: Context; opportunity: Prospect }) {
  const [t, reasons] = await Promise.all([getTranslations('prospects'), keyedWords(ctx, 'loss_reason')])
  return (
    <LoseForm
      id={id}
      version={version}
      reasons={reasons.offered()}
      texts={{
        open: t('lose'),
        reason: t('lossReason'),
        note: t('lossNote'),
        again: t('againOn'),
        submit: t('lose'),
        away: t('away'),
      }}
      lose={loseProspect}
    />
  )
}
