import { useTranslations } from 'next-intl'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { addFactKey, saveFactKey } from '../actions.ts'
import { KeyForm } from './key-form.tsx'
import { useClassChoices, useKeyFormTexts, useTypeChoices } from './key-texts.ts'

/** A key of the company's own to be added. */
export function NewKey() {
  const t = useTranslations('dictionary')
  return (
    <div className="mx-auto w-full max-w-4xl pb-10">
      <SettingsHead title={t('new')} text={t('newText')} back={{ href: '/settings/dictionary', label: t('title') }} />
      <div className="px-4 md:px-6">
        <Section title={t('names')}>
          <KeyForm
            fixed={null}
            version={null}
            initial={{ info_class: 'descriptive', value_type: 'text' }}
            classes={useClassChoices()}
            types={useTypeChoices()}
            texts={useKeyFormTexts(true)}
            add={addFactKey}
            save={saveFactKey}
          />
        </Section>
      </div>
    </div>
  )
}
