import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { FactResource, FactsResource } from '#lib/records/facts/schema'
import { factMethods } from '#lib/records/facts/schema'
import type { FactChoice } from './fact-values.ts'
import { confidenceLevels, factValues } from './fact-values.ts'
import type { FactEntryTexts } from './fact-words.ts'

/** The dictionary as a form offers it: what is not known first. Keys that are switched off are not offered. */
export function factChoices({ data, missing }: Pick<FactsResource, 'data' | 'missing'>): FactChoice[] {
  const choice = (each: FactsResource['missing'][number], known: FactResource | null): FactChoice => ({
    key: each.key,
    label: each.label,
    infoClass: each.info_class,
    valueType: each.value_type,
    options: each.options,
    known: known === null ? null : factValues(known),
  })
  return [...missing.map((each) => choice(each, null)), ...data.filter(({ active }) => active).map((each) => choice(each, each))]
}

/** The words of the form of a fact. */
export function useFactTexts(): FactEntryTexts {
  const t = useTranslations('card.facts')
  const facts = useTranslations('facts')
  const common = useFormTexts()
  return {
    ...common,
    item: t('item'),
    chooseItem: t('chooseItem'),
    value: t('value'),
    listHint: t('listHint'),
    method: t('method'),
    source: t('source'),
    confidence: t('confidence'),
    forget: t('forget'),
    saved: t('saved'),
    yes: facts('yes'),
    no: facts('no'),
    unset: '—',
    known: t('known'),
    classes: {
      descriptive: t('classes.descriptive'),
      behavioural: t('classes.behavioural'),
      relational: t('classes.relational'),
    },
    methods: factMethods.map((value) => ({ value, label: t(`methods.${value}`) })),
    levels: (Object.keys(confidenceLevels) as (keyof typeof confidenceLevels)[]).map((value) => ({
      value,
      label: t(`levels.${value}`),
    })),
  }
}
