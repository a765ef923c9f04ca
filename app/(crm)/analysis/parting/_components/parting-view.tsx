import { useFormatter, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { BackLink } from '#components/ui/back-link'
import { Link } from '#components/ui/link'
import type { PartingResource } from '#lib/plans/parting/schema'
import type { PartingOutcome } from '#lib/plans/parting/service'
import { reasonsOfProof } from '#lib/plans/parting/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { FactsList } from '../../_components/facts-list.tsx'
import { Heading } from '../../_components/heading.tsx'
import { ReasonForm } from '../../_components/reason-form.tsx'
import { takeBack } from '../actions.ts'
import { Outcome } from './outcome.tsx'
import { partingPath } from './parting-query.ts'
import { ProofTable } from './proof-table.tsx'
import { Steps } from './steps.tsx'

interface Props {
  ctx: Context
  parting: PartingResource
  outcome: PartingOutcome | null
}

/** Everything about one parting, with what can be done about it now. */
export function PartingView({ ctx, parting, outcome }: Props) {
  const t = useTranslations('parting')
  const texts = useFormTexts(t('takeBack'))
  const isOpen = parting.state === 'under_way' || parting.state === 'done'
  return (
    <div className="analysis-page">
      <BackLink href={partingPath} label={t('title')} />
      <Heading title={parting.customer_name} text={t('one')}>
        <Link href={`/approvals/${parting.approval_id}`} className="control">
          {t('request')}
        </Link>
        <Link href={`/customers/${parting.customer_id}`} className="control">
          {t('card')}
        </Link>
      </Heading>
      <div className="grid max-w-3xl grid-cols-1 gap-4">
        <section className="panel px-4 py-3">
          <FactsList facts={usePartingFacts(ctx, parting)} />
        </section>
        {(isOpen || parting.steps.length > 0) && <Steps parting={parting} maySet={isOpen && mayEver(ctx, 'customer:update')} />}
        {outcome !== null && <Outcome outcome={outcome} currency={ctx.company.currency} />}
        <ProofTable proof={parting.proof} reasons={reasonsOfProof(ctx, parting.proof)} />
        {isOpen && mayEver(ctx, 'customer:override') && (
          <section className="panel form-inline px-4 py-3">
            <h2 className="pb-2 font-semibold">{t('takeBack')}</h2>
            <ReasonForm
              draft={`take-back:${parting.id}`}
              fixed={{ id: parting.id }}
              label={t('takeBackReason')}
              hint={t('takeBackHint')}
              texts={texts}
              save={takeBack}
            />
          </section>
        )}
      </div>
    </div>
  )
}

function usePartingFacts({ company: { timeZone } }: Context, parting: PartingResource) {
  const t = useTranslations('parting')
  const format = useFormatter()
  const at = (instant: string | null) =>
    instant === null ? '' : format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return [
    { label: t('columns.state'), value: t(`states.${parting.state}`) },
    { label: t('reason'), value: parting.reason },
    { label: t('columns.proposedBy'), value: `${parting.proposed_by_name} · ${at(parting.proposed_at)}` },
    ...(parting.decided_by_name === null
      ? []
      : [{ label: t('columns.decidedBy'), value: `${parting.decided_by_name} · ${at(parting.decided_at)}` }]),
    ...(parting.taken_back_by_name === null
      ? []
      : [
          {
            label: t('takenBack'),
            value: `${parting.taken_back_by_name} · ${at(parting.taken_back_at)} · ${parting.taken_back_reason}`,
          },
        ]),
  ]
}
