import { useFormatter, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { ProfileChange } from '#lib/analysis/profile/profile'
import { companyProfiles } from '#lib/analysis/profile/profile'
import type { ProfileView } from '#lib/analysis/profile/service'
import { Section } from '../../_components/section.tsx'
import { setProfile } from '../actions.ts'
import { ProfileForm } from './profile-form.tsx'

/** What the company mostly does: chosen, with what that changes said beforehand. */
export function CompanyProfile({ profile: { chosen, version, changes } }: { profile: ProfileView }) {
  const t = useTranslations('company.profile')
  const settings = useTranslations('thresholds.settings.analysis.relationship')
  const format = useFormatter()
  const shown = (value: number | boolean) =>
    typeof value === 'boolean'
      ? t(value ? 'byShipments' : 'byRevenue')
      : format.number(value, { style: 'percent', maximumFractionDigits: 2 })
  const show = ({ field, from, to, byHand }: ProfileChange) => ({
    label: settings(`${field}_name`),
    from: shown(from),
    to: shown(to),
    byHand,
  })
  return (
    <div id="profile" className="scroll-mt-4">
      <Section title={t('title')} text={t('text')}>
        <ProfileForm
          key={`${chosen} ${version}`}
          chosen={chosen ?? ''}
          version={version}
          choices={companyProfiles.map((value) => ({
            value,
            label: t(`choices.${value}.name`),
            text: t(`choices.${value}.text`),
            changes: changes[value].map(show),
          }))}
          texts={{
            form: useFormTexts(t('choose')),
            label: t('label'),
            willChange: t('willChange'),
            nothing: t('nothing'),
            byHand: t('byHand'),
            stays: t('stays'),
            too: t('too'),
          }}
          choose={setProfile}
        />
      </Section>
    </div>
  )
}
