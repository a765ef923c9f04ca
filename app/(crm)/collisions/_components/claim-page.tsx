import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { BackLink } from '#components/ui/back-link'
import type { Context } from '#lib/platform/context'
import { collisionGrounds } from '#lib/records/collisions/collision'
import { claimOne } from '../actions.ts'
import { ClaimForm } from './claim-form.tsx'

/** The claim of a customer that stands with a colleague. */
export function ClaimPage({ ctx, name }: { ctx: Context; name: string }) {
  const t = useTranslations('sales.collisions')
  return (
    <div className="mx-auto w-full max-w-2xl px-4 pt-4 pb-10 md:px-6">
      <BackLink href="/collisions" label={t('title')} />
      <h1 className="text-xl font-semibold">{t('claim')}</h1>
      <p className="pt-1 pb-4 text-pretty text-ink-soft">{t('claimText')}</p>
      <ClaimForm
        draft={`claim:${ctx.actor.userId}`}
        name={name}
        texts={useFormTexts(t('claim'))}
        labels={{
          by: t('by'),
          name: t('bys.name'),
          phone: t('bys.phone'),
          credit_code: t('bys.credit_code'),
          ground: t('ground'),
          evidence: t('evidence'),
        }}
        hint={t('evidenceHint')}
        grounds={collisionGrounds.map((value) => ({ value, label: t(`grounds.${value}`) }))}
        save={claimOne}
      />
    </div>
  )
}
