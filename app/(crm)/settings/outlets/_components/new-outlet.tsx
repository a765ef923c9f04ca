import { useTranslations } from 'next-intl'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { findPlaces } from '../../actions.ts'
import { addOutlet, saveOutlet } from '../actions.ts'
import { OutletForm } from './outlet-form.tsx'
import { useKindChoices, useOutletFormTexts, useOwnershipChoices } from './outlet-texts.ts'

/** An outlet to be added, below the one named if any is. */
export function NewOutlet({ parent }: { parent: { id: number; name: string } | null }) {
  const t = useTranslations('outlets')
  return (
    <div className="mx-auto w-full max-w-4xl pb-10">
      <SettingsHead title={t('new')} back={{ href: '/settings/outlets', label: t('title') }} />
      <div className="px-4 md:px-6">
        <Section title={t('details')}>
          <OutletForm
            id={null}
            version={null}
            isRoot={false}
            initial={{
              kind: 'outlet',
              franchise: 'false',
              ...(parent === null ? {} : { parent_id: String(parent.id), parent_name: parent.name }),
            }}
            kinds={useKindChoices()}
            ownership={useOwnershipChoices()}
            texts={useOutletFormTexts(true)}
            find={findPlaces}
            add={addOutlet}
            save={saveOutlet}
          />
        </Section>
      </div>
    </div>
  )
}
