import { useTranslations } from 'next-intl'
import { BackLink } from '#components/ui/back-link'
import type { getCriteria } from '#lib/records/selection/service'
import { changeSelectionCriteria } from '../actions.ts'
import { CriteriaForm } from './criteria-form.tsx'

/** The criteria with their weights; the company's own beside those that ship. */
export function CriteriaPage({ criteria }: { criteria: Awaited<ReturnType<typeof getCriteria>> }) {
  const t = useTranslations('prospects')
  const form = useTranslations('form')
  return (
    <div className="mx-auto w-full max-w-2xl px-4 pt-4 pb-10 md:px-6">
      <BackLink href="/prospects" label={t('title')} />
      <h1 className="text-xl font-semibold">{t('criteria.title')}</h1>
      <p className="pt-1 pb-4 text-pretty text-ink-soft">{t('criteria.text')}</p>
      <CriteriaForm
        criteria={criteria.map(({ id, key, label, weight }) => ({
          id,
          name: key === null ? (label ?? '') : t(`criteria.built_in.${key}` as 'criteria.built_in.volume'),
          builtIn: key !== null,
          weight,
        }))}
        texts={{
          name: t('criteria.name'),
          weight: t('criteria.weight'),
          up: t('criteria.up'),
          down: t('criteria.down'),
          remove: t('criteria.remove'),
          add: t('criteria.add'),
          save: form('submit'),
          busy: form('busy'),
          away: form('away'),
          saved: t('criteria.saved'),
        }}
        save={changeSelectionCriteria}
      />
    </div>
  )
}
