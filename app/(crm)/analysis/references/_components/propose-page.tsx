import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { BackLink } from '#components/ui/back-link'
import type { Context } from '#lib/platform/context'
import { referenceBases } from '#lib/records/references/schema'
import { proposeOne } from '../actions.ts'
import { ProposeForm } from './propose-form.tsx'

interface Props {
  ctx: Context
  customer: { id: number; name: string }
}

/** What a customer that shall be named as a reference is, and the consent that is on file. */
export function ProposePage({ ctx, customer }: Props) {
  const t = useTranslations('references')
  return (
    <div className="mx-auto w-full max-w-2xl px-4 pt-4 pb-10 md:px-6">
      <BackLink href={`/customers/${customer.id}`} label={customer.name} />
      <h1 className="text-xl font-semibold">{t('propose')}</h1>
      <p className="pt-1 pb-4 text-pretty text-ink-soft">{t('proposeText')}</p>
      <ProposeForm
        draft={`reference:${ctx.actor.userId}:${customer.id}`}
        customerId={String(customer.id)}
        texts={useFormTexts(t('submit'))}
        labels={{
          ...{ basis: t('fields.basis'), merit: t('fields.merit'), consent_on: t('fields.consent_on') },
          ...{ consent_by: t('fields.consent_by'), consent_paper: t('fields.consent_paper'), ends_on: t('fields.ends_on') },
        }}
        paperHint={t('paperHint')}
        bases={referenceBases.map((value) => ({ value, label: t(`bases.${value}`) }))}
        save={proposeOne}
      />
    </div>
  )
}
