import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { CASE_CATEGORIES, CASE_TYPES } from '#lib/records/cases/case'
import { CLOCKS } from '#lib/records/cases/clocks'
import { STAGES } from '#lib/records/cases/stage'
import type { FilterName } from './list-query.ts'
import type { CaseWords } from './words.ts'

interface Choice {
  name: FilterName
  label: string
  options: { value: string; label: string }[]
  /** Whether there are many more values, which are searched. */
  many?: boolean
}

/** Answers the filters that have a menu, in the order of use. */
export function filterChoices(ctx: Context, words: CaseWords): Choice[] {
  const { t } = words
  const outlets: Choice[] = mayEver(ctx, 'outlet:read')
    ? [{ name: 'outlet', label: t('queue.outlet'), options: [], many: true }]
    : []
  return [
    {
      name: 'due',
      label: t('queue.due'),
      options: [
        { value: 'overdue', label: t('queue.overdue') },
        { value: 'today', label: t('queue.today') },
      ],
    },
    {
      name: 'stage',
      label: t('stage.label'),
      options: [...STAGES, 'unclosed' as const, 'all' as const].map((value) => ({ value, label: t(`stage.${value}`) })),
    },
    { name: 'type', label: t('type.label'), options: CASE_TYPES.map((value) => ({ value, label: t(`type.${value}`) })) },
    {
      name: 'category',
      label: t('category.label'),
      options: CASE_CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) })),
    },
    {
      name: 'priority',
      label: t('priority.label'),
      options: (['1', '2', '3'] as const).map((value) => ({ value, label: t(`priority.${value}`) })),
    },
    { name: 'clock', label: t('clock.label'), options: CLOCKS.map((value) => ({ value, label: t(`clock.${value}`) })) },
    {
      name: 'channel',
      label: t('channel.label'),
      options: words.everyChannel(),
    },
    ...outlets,
  ]
}
