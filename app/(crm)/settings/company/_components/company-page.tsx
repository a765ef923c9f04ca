import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { ProfileView } from '#lib/analysis/profile/service'
import type { Company } from '#lib/platform/context'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { renameCompany } from '../actions.ts'
import { CompanyForm } from './company-form.tsx'
import { CompanyProfile } from './company-profile.tsx'

/** The company: its name, and what was fixed at the first start. */
export function CompanyPage({ name, company, profile }: { name: string | null; company: Company; profile: ProfileView }) {
  const t = useTranslations('company')
  return (
    <div className="mx-auto w-full max-w-3xl pb-10">
      <SettingsHead title={t('title')} />
      <div className="flex flex-col gap-4 px-4 md:px-6">
        <Section title={t('name')}>
          <CompanyForm
            name={name ?? ''}
            texts={{ form: useFormTexts(), name: t('name'), hint: t('nameHint') }}
            save={renameCompany}
          />
        </Section>
        <CompanyProfile profile={profile} />
        <Section title={t('fixed')} text={t('fixedText')}>
          <dl className="grid gap-x-6 gap-y-2 md:grid-cols-[auto_1fr]">
            <dt className="text-ink-faint">{t('currency')}</dt>
            <dd>{company.currency}</dd>
            <dt className="text-ink-faint">{t('timeZone')}</dt>
            <dd>{company.timeZone}</dd>
          </dl>
        </Section>
      </div>
    </div>
  )
}
