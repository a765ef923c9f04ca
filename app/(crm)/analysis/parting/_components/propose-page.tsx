import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { BackLink } from '#components/ui/back-link'
import { Notice } from '#components/ui/notice'
import type { PartingGroundOf } from '#lib/plans/parting/service'
import { reasonsOfProof } from '#lib/plans/parting/service'
import type { Context } from '#lib/platform/context'
import { ReasonForm } from '../../_components/reason-form.tsx'
import { proposeOne } from '../actions.ts'
import { partingPath } from './parting-query.ts'
import { ProofTable } from './proof-table.tsx'

/** The proof as it will be frozen, and the reason; or why this customer is not to be parted with. */
export function ProposePage({ ctx, ground }: { ctx: Context; ground: PartingGroundOf }) {
  const t = useTranslations('parting')
  const texts = useFormTexts(t('submit'))
  const { customer, proof, mayPropose } = ground
  return (
    <div className="analysis-page">
      <BackLink href={partingPath} label={t('title')} />
      <h1 className="text-xl font-semibold">{t('proposeTo', { name: customer.name })}</h1>
      <p className="max-w-prose pt-1 pb-4 text-pretty text-ink-soft">{t('proposeText')}</p>
      <div className="grid max-w-3xl grid-cols-1 gap-4">
        {!mayPropose && <Notice tone="watch">{t('notListed')}</Notice>}
        {proof !== null && <ProofTable proof={proof} reasons={reasonsOfProof(ctx, proof)} />}
        {mayPropose && (
          <section className="panel form-inline px-4 pt-3">
            <ReasonForm
              draft={`parting:${ctx.actor.userId}:${customer.id}`}
              fixed={{ customer_id: String(customer.id) }}
              label={t('reason')}
              hint={t('reasonHint')}
              texts={texts}
              to={`${partingPath}/`}
              save={proposeOne}
            />
          </section>
        )}
      </div>
    </div>
  )
}
