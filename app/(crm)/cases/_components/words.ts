import { getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { CASE_CATEGORIES } from '#lib/records/cases/case'
import { loadUrgentValue } from '#lib/records/cases/load-settings'
import { termsBelow } from '#lib/records/cases/terms'

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
  const [t, valueAbove] = await Promise.all([getTranslations('cases'), loadUrgentValue(ctx)])
  const term = (key: string) => (t.has(`terms.${key}` as 'terms.trace') ? t(`terms.${key}` as 'terms.trace') : key)
  const category = (key: string) => t(`category.${key}` as 'category.delay')
  const type = (key: string) => t(`type.${key}` as 'type.claim')
  return {
    t,
    term,
    category,
    type,
    /** What makes a case as urgent as it is, by the rule. */
    priorityRule: (priority: number) =>
      priority === 1 ? t('priority.tip1', { amount: valueAbove }) : priority === 2 ? t('priority.tip2') : t('priority.tip3'),
    /** What it is about, most exactly. */
    about: ({ subcategory, category: first, type: kind }: Omit<Titled, 'subject'>) =>
      subcategory !== null ? term(subcategory) : first !== null ? category(first) : type(kind),
    title: (row: Titled) => row.subject ?? titleOf(row),
    /** The second level as it is offered, by what stands above it. */
    groups: () => [
      {
        parent: 'request',
        label: type('request'),
        terms: termsBelow('request').map((key) => ({ value: key, label: term(key) })),
      },
      ...CASE_CATEGORIES.map((key) => ({
        parent: key as string,
        label: category(key),
        terms: termsBelow(key).map((each) => ({ value: each, label: term(each) })),
      })),
    ],
  }
  function titleOf(row: Titled): string {
    const about = row.subcategory !== null ? term(row.subcategory) : row.category !== null ? category(row.category) : null
    return about === null ? type(row.type) : `${type(row.type)}：${about}`
  }
}
