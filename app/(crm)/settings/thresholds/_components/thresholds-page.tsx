import { useFormatter, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { FieldMeta, Setting } from '#lib/platform/settings/setting'
import { metaOf } from '#lib/platform/settings/setting'
import type { SettingView } from '#lib/platform/settings/settings'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { saveSetting, startRuns } from '../actions.ts'
import { toText } from './field-text.tsx'
import { settingGroups } from './listed-settings.ts'
import { RunAgain } from './run-again.tsx'
import type { SettingField } from './setting-form.tsx'
import { SettingForm } from './setting-form.tsx'

interface Props {
  ctx: Context
  views: ReadonlyMap<string, SettingView>
}

/** Every threshold and clock, each with what it ships with. */
export function ThresholdsPage({ ctx, views }: Props) {
  const t = useTranslations('thresholds')
  const form = useTranslations('form')
  return (
    <div className="mx-auto w-full max-w-7xl pb-10">
      <SettingsHead title={t('title')} text={t('text')} />
      <div className="grid gap-x-8 gap-y-6 px-4 md:px-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <Contents />
        <div className="flex min-w-0 flex-col gap-8">
          {settingGroups.map(({ key, settings }) => (
            <section key={key} id={key} className="flex scroll-mt-4 flex-col gap-3">
              <div className="flex flex-wrap items-start justify-between gap-3">
                <div className="max-w-2xl">
                  <h2 className="text-lg font-semibold">{t(`groups.${key}.title`)}</h2>
                  <p className="text-pretty text-ink-soft">{t(`groups.${key}.text`)}</p>
                </div>
                {key === 'analysis' && mayEver(ctx, 'analysis:run') && (
                  <RunAgain
                    texts={{
                      run: t('run'),
                      ask: t('runAsk'),
                      no: form('cancel'),
                      busy: form('busy'),
                      started: t('runStarted'),
                    }}
                    run={startRuns}
                  />
                )}
              </div>
              {settings.map((setting) => {
                const view = views.get(setting.key)
                return view === undefined ? null : (
                  <div key={setting.key} id={setting.key} className="scroll-mt-4">
                    <OneSetting setting={setting} view={view} />
                  </div>
                )
              })}
            </section>
          ))}
        </div>
      </div>
    </div>
  )
}

/** What is where on the page: groups with their settings, beside them or above. */
function Contents() {
  const t = useTranslations('thresholds')
  return (
    <nav aria-label={t('contents')} className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto">
      <ul className="flex flex-col gap-3 text-sm">
        {settingGroups.map(({ key, settings }) => (
          <li key={key}>
            <a href={`#${key}`} className="font-medium hover:underline">
              {t(`groups.${key}.title`)}
            </a>
            <ul className="flex flex-wrap gap-x-3 lg:flex-col">
              {settings.map((setting) => (
                <li key={setting.key}>
                  <a href={`#${setting.key}`} className="inline-block py-1 text-ink-soft hover:underline">
                    {t(`settings.${setting.key}.title` as 'settings.analysis.abc.title')}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function OneSetting({ setting, view }: { setting: Setting; view: SettingView }) {
  const t = useTranslations('thresholds')
  const format = useFormatter()
  const changed =
    view.changedAt === null
      ? undefined
      : t('changed', {
          by: view.changedByName ?? t('system'),
          at: format.dateTime(view.changedAt, { dateStyle: 'medium', timeStyle: 'short' }),
        })
  const name = `settings.${setting.key}`
  const yesNo = [
    { value: 'true', label: t('yes') },
    { value: 'false', label: t('no') },
  ]
  return (
    <Section title={t(`${name}.title` as 'settings.analysis.abc.title')} {...(changed === undefined ? {} : { text: changed })}>
      <SettingForm
        key={view.version}
        name={setting.key}
        version={view.version}
        fields={useFields(setting, view)}
        yesNo={yesNo}
        texts={{ form: useFormTexts(), reset: t('reset'), refused: t('refused') }}
        save={saveSetting}
      />
    </Section>
  )
}

function useFields(setting: Setting, view: SettingView): SettingField[] {
  const t = useTranslations('thresholds')
  const values: Readonly<Record<string, number | boolean>> = view.values
  const initial: Readonly<Record<string, number | boolean>> = view.initial
  return Object.entries(setting.shape).map(([field, schema]) => {
    const meta = metaOf(schema)
    const kind = kindOf(meta)
    const first = initial[field] ?? 0
    const inUnit = (value: number) => t(`units.${meta.unit ?? 'count'}`, { value: toText(kind, value) })
    const shown = typeof first === 'boolean' ? t(first ? 'yes' : 'no') : inUnit(first)
    const bounds = { min: inUnit(meta.min ?? 0), max: inUnit(meta.max ?? 0) }
    return {
      name: field,
      label: t(`settings.${setting.key}.${field}` as 'settings.analysis.abc.a_share'),
      hint: t('initial', { value: shown }),
      allowed: t(meta.whole === true ? 'allowedWhole' : 'allowed', bounds),
      kind,
      ...(meta.min === undefined ? {} : { min: meta.min }),
      ...(meta.max === undefined ? {} : { max: meta.max }),
      ...(meta.whole === undefined ? {} : { whole: meta.whole }),
      value: values[field] ?? first,
      initial: first,
    }
  })
}

function kindOf(meta: FieldMeta): SettingField['kind'] {
  if (meta.kind === 'switch') return 'switch'
  return meta.unit === 'share' ? 'share' : 'number'
}
