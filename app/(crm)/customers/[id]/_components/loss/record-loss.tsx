import { useTranslations } from 'next-intl'
import { DayText } from '#components/crm/day-near'
import type { Choice } from '#components/form/field'
import { useFormTexts } from '#components/form/form-texts'
import { SmallAct } from '#components/ui/small-act'
import type { LossView } from '#lib/analysis/losses/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { saveLoss, unsaveLoss } from '../../loss/actions.ts'
import { RecordForm } from './record-form.tsx'

interface Props {
  ctx: Context
  customerId: number
  /** The open loss; null where there is none yet. */
  loss: LossView | null
  causes: Choice[]
}

/** Why the customer left: recorded, changed, taken back. */
export function RecordLoss({ ctx, customerId, loss, causes }: Props) {
  const t = useTranslations('losses.page')
  const isRecorded = loss !== null && loss.recordedAt !== null
  return (
    <section className="panel flex flex-col gap-3 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="font-semibold">{t('record')}</h2>
        {loss !== null && isRecorded && (
          <span className="flex flex-wrap items-baseline gap-2 text-sm text-ink-faint">
            {t.rich('recorded', {
              by: loss.recordedByName ?? '',
              day: () => <DayText day={dayOf(loss.recordedAt ?? ctx.now, ctx.company.timeZone)} />,
            })}
            <SmallAct
              look="link"
              label={t('takeBack')}
              away={t('takeBackAway')}
              input={{ id: loss.id, version: loss.version }}
              act={unsaveLoss}
            />
          </span>
        )}
      </div>
      {!isRecorded && <p className="text-pretty text-ink-soft">{t('recordText')}</p>}
      <RecordForm
        key={loss?.version ?? 0}
        customerId={String(customerId)}
        loss={
          loss === null
            ? null
            : { version: loss.version, cause: loss.cause, rival: loss.rival, note: loss.note, exitCallOn: loss.exitCallOn }
        }
        causes={causes}
        texts={useFormTexts(t(isRecorded ? 'saveAgain' : 'save'))}
        labels={{
          ...{ cause: t('cause'), choose: t('choose'), rival: t('rival'), rivalHint: t('rivalHint'), lost_on: t('lostOn') },
          ...{ lostOnHint: t('lostOnHint'), exit_call_on: t('exitCallOn'), exitCallHint: t('exitCallHint'), note: t('note') },
        }}
        save={saveLoss}
      />
    </section>
  )
}
