import { getFormatter } from 'next-intl/server'
import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { getOutlet } from '#lib/platform/org/outlets'
import { getUser } from '#lib/platform/org/users'
import { getCustomer } from '#lib/records/customers/service'
import type { FilterName, QueueState } from './list-query.ts'
import type { CaseWords } from './words.ts'

/** A filter in the reader's words. */
export interface FilterWords {
  name: FilterName
  label: string
  value: string
}

/** Answers the filters that hold, in words; who has a case stands in the tabs, but for a colleague. */
export async function filterWords(ctx: Context, { active, query, params }: QueueState, words: CaseWords): Promise<FilterWords[]> {
  const { t } = words
  const labels: Record<FilterName, string> = {
    assignee: t('queue.assignee'),
    due: t('queue.due'),
    stage: t('stage.label'),
    type: t('type.label'),
    category: t('category.label'),
    subcategory: t('category.label'),
    priority: t('priority.label'),
    clock: t('clock.label'),
    outside: t('queue.outside'),
    promised: t('queue.promised'),
    channel: t('channel.label'),
    outlet: t('queue.outlet'),
    customer: t('queue.customer'),
    opened: t('queue.openedOn'),
    breached: t('queue.breached'),
    owner: t('queue.owner'),
  }
  const format = await getFormatter()
  const day = (at: Day) => format.dateTime(new Date(`${at}T00:00:00Z`), { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  const fullDay = (at: Day) => format.dateTime(new Date(`${at}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  const given = (name: FilterName) => params[name] ?? ''
  const values: Partial<Record<FilterName, () => string | Promise<string>>> = {
    assignee: () => (typeof query.assignee === 'object' ? nameOr(getUser(ctx, query.assignee), t('queue.colleague')) : ''),
    due: () => t(query.due === 'overdue' ? 'queue.overdue' : 'queue.today'),
    stage: () => t(`stage.${given('stage')}` as 'stage.open'),
    type: () => words.type(given('type')),
    category: () => words.category(given('category')),
    subcategory: () => words.term(given('subcategory')),
    priority: () => t(`priority.${given('priority')}` as 'priority.1'),
    clock: () => t(`clock.${given('clock')}` as 'clock.legal'),
    outside: () => t('queue.yes'),
    promised: () => t('queue.yes'),
    channel: () => words.channel(given('channel')),
    outlet: () => (query.outlet === undefined ? '' : nameOr(getOutlet(ctx, query.outlet), t('queue.unknownOutlet'))),
    owner: () => t('queue.ownerMe'),
    customer: () => (query.customer === undefined ? '' : nameOr(getCustomer(ctx, query.customer), given('customer'))),
    opened: () =>
      query.opened === undefined
        ? ''
        : t('queue.openedIn', { from: fullDay(query.opened.from), to: fullDay(addDays(query.opened.to, -1)) }),
    breached: () =>
      query.breached === undefined
        ? ''
        : t('queue.breachedIn', { from: day(query.breached.from), to: day(addDays(query.breached.to, -1)) }),
  }
  const shown = active.filter((name) => name !== 'assignee' || typeof query.assignee === 'object')
  return Promise.all(shown.map(async (name) => ({ name, label: labels[name], value: (await values[name]?.()) ?? '' })))
}

/** Whom the reader may not see has no name here; the filter holds all the same. */
async function nameOr(found: Promise<{ name: string }>, otherwise: string): Promise<string> {
  try {
    return (await found).name
  } catch (error) {
    if (isAppError(error, 'not_found') || isAppError(error, 'forbidden')) return otherwise
    throw error
  }
}
