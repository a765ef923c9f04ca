import { useFormatter, useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { useFormTexts } from '#components/form/form-texts'
import { BackLink } from '#components/ui/back-link'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { ReferenceResource } from '#lib/records/references/schema'
import { FactsList } from '../../_components/facts-list.tsx'
import { Heading } from '../../_components/heading.tsx'
import { ReasonForm } from '../../_components/reason-form.tsx'
import { withdrawOne } from '../actions.ts'
import { Deciding } from './deciding.tsx'
import { referencesPath } from './reference-query.ts'

interface Props {
  ctx: Context
  reference: ReferenceResource
}

/** What is on file of a reference, who decided it, and the way to withdraw it. */
export function ReferenceView({ ctx, reference }: Props) {
  const t = useTranslations('references')
  const format = useFormatter()
  const texts = useFormTexts(t('withdraw'))
  const { timeZone } = ctx.company
  const day = (on: string) => format.dateTime(new Date(on), { dateStyle: 'medium', timeZone: 'UTC' })
  const at = (instant: string | null) =>
    instant === null ? '' : format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const facts = [
    { label: t('columns.state'), value: t(`states.${reference.state}`) },
    { label: t('fields.basis'), value: t(`bases.${reference.basis}`) },
    { label: t('fields.merit'), value: reference.merit },
    {
      label: t('columns.consentOn'),
      value: `${day(reference.consent_on)} · ${reference.consent_by} · ${reference.consent_paper}`,
    },
    { label: t('columns.endsOn'), value: day(reference.ends_on) },
    { label: t('columns.proposedBy'), value: `${reference.proposed_by_name} · ${at(reference.proposed_at)}` },
    ...(reference.decided_by_name === null
      ? []
      : [{ label: t('columns.decidedBy'), value: `${reference.decided_by_name} · ${at(reference.decided_at)}` }]),
    ...(reference.withdrawn_by_name === null
      ? []
      : [
          {
            label: t('columns.withdrawnReason'),
            value: `${reference.withdrawn_by_name} · ${at(reference.withdrawn_at)} · ${reference.withdrawn_reason}`,
          },
        ]),
  ]
  return (
    <div className="analysis-page">
      <BackLink href={referencesPath} label={t('title')} />
      <Heading title={reference.customer_name} text={t('one')}>
        <Link href={`/customers/${reference.customer_id}`} className="control">
          {t('card')}
        </Link>
      </Heading>
      <div className="grid max-w-3xl grid-cols-1 gap-4">
        <section className="panel px-4 py-3">
          <FactsList facts={facts} />
        </section>
        <Suspense>
          <Deciding ctx={ctx} reference={reference} />
        </Suspense>
        {reference.state === 'in_force' && mayEver(ctx, 'customer:update') && (
          <section className="panel form-inline px-4 py-3">
            <h2 className="pb-2 font-semibold">{t('withdraw')}</h2>
            <ReasonForm
              draft={`withdraw:${reference.id}`}
              fixed={{ id: reference.id }}
              label={t('withdrawReason')}
              hint={t('withdrawHint')}
              texts={texts}
              save={withdrawOne}
            />
          </section>
        )}
      </div>
    </div>
  )
}
