import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { BackLink } from '#components/ui/back-link'
import type { Context } from '#lib/platform/context'
import type { keyedWords } from '../../_terms/keyed-words.ts'
import { claimOne } from '../actions.ts'
import { ClaimForm } from './claim-form.tsx'

interface Props {
  ctx: Context
  name: string
  grounds: ReturnType<Awaited<ReturnType<typeof keyedWords>>['offered']>
}

/** The claim of a customer that stands with a colleague. */
export function ClaimPage({ ctx, name, grounds }: Props) {
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
        grounds={grounds}
        save={claimOne}
      />
    </div>
  )
}
