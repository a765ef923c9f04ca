import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { Notice } from '#components/ui/notice'
import type { DictionaryEntry } from '#lib/records/facts/dictionary'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { addFactKey, saveFactKey, switchFactKey } from '../actions.ts'
import { KeyForm } from './key-form.tsx'
import { useClassChoices, useKeyFormTexts, useTypeChoices } from './key-texts.ts'
import { SwitchKey } from './switch-key.tsx'

interface Props {
  entry: DictionaryEntry
  /** How the options read in the reader's language. */
  options: readonly string[]
  known: Promise<ReadonlyMap<string, number>>
}

/** One key of the dictionary. */
export function KeyPage({ entry: { definition, label }, options, known }: Props) {
  const t = useTranslations('dictionary')
  const form = useTranslations('form')
  const classes = useClassChoices()
  const types = useTypeChoices()
  const formTexts = useKeyFormTexts(false)
  const custom = definition.origin === 'custom'
  const named = (choices: readonly { value: string; label: string }[], value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? value
  return (
    <div className="mx-auto w-full max-w-5xl pb-10">
      <SettingsHead title={label} text={definition.key} back={{ href: '/settings/dictionary', label: t('title') }} />
      <div className="flex flex-col gap-4 px-4 md:px-6">
        {!definition.active && <Notice tone="watch">{t('inactiveNotice')}</Notice>}
        <Section title={t('about')} {...(custom ? {} : { text: t('builtInText') })}>
          <dl className="grid gap-x-6 gap-y-2 md:grid-cols-[auto_1fr]">
            <dt className="text-ink-faint">{t('fields.class')}</dt>
            <dd>{named(classes, definition.infoClass)}</dd>
            <dt className="text-ink-faint">{t('fields.type')}</dt>
            <dd>{named(types, definition.valueType)}</dd>
            {!custom && options.length > 0 && (
              <>
                <dt className="text-ink-faint">{t('fields.options')}</dt>
                <dd className="text-pretty">{options.join(t('and'))}</dd>
              </>
            )}
            <dt className="text-ink-faint">{t('known')}</dt>
            <dd>
              <Suspense fallback="…">
                <KnownOf name={definition.key} known={known} />
              </Suspense>
            </dd>
          </dl>
        </Section>
        {custom && (
          <Section title={t('names')}>
            <KeyForm
              key={definition.version}
              fixed={{ key: definition.key, valueType: definition.valueType }}
              version={definition.version}
              initial={{
                'labels.zh-CN': definition.labels['zh-CN'] ?? '',
                'labels.zh-TW': definition.labels['zh-TW'] ?? '',
                'labels.en': definition.labels['en'] ?? '',
                options: definition.options.join('\n'),
              }}
              classes={classes}
              types={types}
              texts={formTexts}
              add={addFactKey}
              save={saveFactKey}
            />
          </Section>
        )}
        <Section title={t('use')} text={t('useText')}>
          <SwitchKey
            name={definition.key}
            version={definition.version}
            active={definition.active}
            texts={{
              on: t('activate'),
              onAsk: t('activateAsk', { name: label }),
              off: t('deactivate'),
              offAsk: t('deactivateAsk', { name: label }),
              no: form('cancel'),
              busy: form('busy'),
            }}
            change={switchFactKey}
          />
        </Section>
      </div>
    </div>
  )
}

async function KnownOf({ name, known }: { name: string; known: Props['known'] }) {
  return <KnownText count={(await known).get(name) ?? 0} />
}

function KnownText({ count }: { count: number }) {
  const t = useTranslations('dictionary')
  return <>{t('knownCount', { count })}</>
}
