import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { listRules } from '#lib/records/approvals/rules/service'
import { ruleKeys, shippedRules } from '#lib/records/approvals/shipped-rules'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { useGradeChoices, useRoleChoices } from '../../users/_components/user-texts.ts'
import { AddLine } from './add-line.tsx'
import { RuleLine } from './rule-line.tsx'

type Line = Awaited<ReturnType<typeof listRules>>[number]

/** Each rule with its lines, the lowest ceiling first, as a request climbs them. */
export function RulesPage({ rules }: { rules: readonly Line[] }) {
  const t = useTranslations('approvals')
  const roles = useRoleChoices([])
  const grades = useGradeChoices(null)
  const texts = useLineTexts()
  const addForm = useFormTexts(t('settings.add'))
  return (
    <div className="mx-auto w-full max-w-4xl pb-10">
      <SettingsHead title={t('settings.title')} text={t('settings.text')} />
      <div className="flex flex-col gap-4 px-4 md:px-6">
        {ruleKeys.map((rule) => {
          const unit = t(`settings.unit.${shippedRules[rule].unit}`)
          return (
            <Section key={rule} title={t(`rules.${rule}.name`)} text={t(`rules.${rule}.text`)}>
              <ul className="flex flex-col">
                {rules
                  .filter((line) => line.rule === rule)
                  .map((line) => (
                    <RuleLine
                      key={`${line.id}-${line.version}`}
                      id={line.id}
                      version={line.version}
                      who={whoOf(line)}
                      most={line.most === null ? '' : String(line.most)}
                      hours={String(line.hours)}
                      texts={{ ...texts, most: t('settings.most', { unit }) }}
                    />
                  ))}
              </ul>
              <AddLine
                rule={rule}
                roles={roles}
                grades={grades}
                form={addForm}
                texts={{
                  open: t('settings.add'),
                  role: t('settings.role'),
                  grade: t('settings.grade'),
                  anyGrade: t('settings.anyGrade'),
                  most: t('settings.most', { unit }),
                  mostHint: t('settings.mostHint'),
                  hours: t('settings.hours'),
                  wholeOnly: t('settings.wholeOnly'),
                  cancel: t('decide.cancel'),
                }}
              />
            </Section>
          )
        })}
      </div>
    </div>
  )

  function whoOf({ role, grade }: Line): string {
    const name = roles.find(({ value }) => value === role)?.label ?? role
    if (grade === null) return name
    return `${name} · ${grades.find(({ value }) => value === grade)?.label ?? grade}`
  }
}

function useLineTexts() {
  const t = useTranslations('approvals.settings')
  const decide = useTranslations('approvals.decide')
  return {
    unlimited: t('unlimited'),
    hours: t('hours'),
    save: t('save'),
    saved: t('saved'),
    remove: t('remove'),
    busy: decide('busy'),
    away: decide('away'),
    wholeOnly: t('wholeOnly'),
  }
}
