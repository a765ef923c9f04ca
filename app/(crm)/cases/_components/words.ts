import { getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { CASE_CATEGORIES } from '#lib/records/cases/case'
import { loadUrgentValue } from '#lib/records/cases/load-settings'
import type { KeyedTerm } from '#lib/records/terms/keyed-terms'
import { listCaseTerms } from '#lib/records/terms/keyed-terms'
import { parentOfList } from '#lib/records/terms/lists'

/** What of a case its title is made of. */
export interface Titled {
  type: string
  category: string | null
  subcategory: string | null
  subject: string | null
}

/** The words of cases. */
export type CaseWords = Awaited<ReturnType<typeof caseWords>>

/** Answers the words of cases in the reader's language, with what the company has set where they say it. */
export async function caseWords(ctx: Pick<Context, 'db'>) {
  const [t, valueAbove, all] = await Promise.all([getTranslations('cases'), loadUrgentValue(ctx), listCaseTerms(ctx)])
  const causes = all.filter(({ list }) => list === 'case_cause')
  const channels = all.filter(({ list }) => list === 'case_channel')
  const seconds = all.filter(({ list }) => list !== 'case_cause' && list !== 'case_channel')
  const ownWord = (of: readonly KeyedTerm[], key: string) => of.find((each) => each.key === key)?.text ?? null
  const term = (key: string) =>
    ownWord(seconds, key) ?? (t.has(`terms.${key}` as 'terms.trace') ? t(`terms.${key}` as 'terms.trace') : key)
  const cause = (key: string) =>
    ownWord(causes, key) ?? (t.has(`causes.${key}` as 'causes.conduct') ? t(`causes.${key}` as 'causes.conduct') : key)
  const channel = (key: string) =>
    ownWord(channels, key) ?? (t.has(`channel.${key}` as 'channel.web') ? t(`channel.${key}` as 'channel.web') : key)
  /** What is offered below a category, or below `request`, and what stands already. */
  const below = (parent: string, present: string | null) =>
    seconds
      .filter(({ list, key, active }) => parentOfList(list) === parent && (active || key === present))
      .map(({ key }) => ({ value: key, label: term(key) }))
  const category = (key: string) => t(`category.${key}` as 'category.delay')
  const type = (key: string) => t(`type.${key}` as 'type.claim')
  return {
    t,
    term,
    cause,
    channel,
    category,
    type,
    /** What makes a case as urgent as it is, by the rule. */
    priorityRule: (priority: number) =>
      priority === 1 ? t('priority.tip1', { amount: valueAbove }) : priority === 2 ? t('priority.tip2') : t('priority.tip3'),
    /** What it is about, most exactly. */
    about: ({ subcategory, category: first, type: kind }: Omit<Titled, 'subject'>) =>
      subcategory !== null ? term(subcategory) : first !== null ? category(first) : type(kind),
    title: (row: Titled) => row.subject ?? titleOf(row),
    /** Where it may have gone wrong, as it is offered. */
    causes: () => causes.filter(({ active }) => active).map(({ key }) => ({ value: key, label: cause(key) })),
    /** Every channel, those that are offered no more too: cases have come by them. */
    everyChannel: () => channels.map(({ key }) => ({ value: key, label: channel(key) })),
    /** By which way a case may come, as it is offered; `present` stands already and stays, offered or not. */
    channels: (present: string | null = null) =>
      channels.filter(({ key, active }) => active || key === present).map(({ key }) => ({ value: key, label: channel(key) })),
    /** The second level as it is offered, by what stands above it; `present` stands already and stays, offered or not. */
    groups: (present: string | null = null) => [
      { parent: 'request', label: type('request'), terms: below('request', present) },
      ...CASE_CATEGORIES.map((key) => ({ parent: key as string, label: category(key), terms: below(key, present) })),
    ],
  }
  function titleOf(row: Titled): string {
    const about = row.subcategory !== null ? term(row.subcategory) : row.category !== null ? category(row.category) : null
    return about === null ? type(row.type) : `${type(row.type)}：${about}`
  }
}
