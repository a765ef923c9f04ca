import { getFormatter, getTranslations } from 'next-intl/server'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { getOutlet } from '#lib/platform/org/outlets'
import { getUser } from '#lib/platform/org/users'
import { getSetting } from '#lib/platform/settings/settings'
import { churnSetting } from '#lib/records/customers/churn'
import type { CustomerListState, FilterName } from './list-query.ts'
import { regionText } from './region-choices.ts'

/** A filter in the reader's words. */
export interface FilterWords {
  name: FilterName
  label: string
  value: string
}

/** Answers the filters that hold, in words. */
export async function filterWords(ctx: Context, state: CustomerListState): Promise<FilterWords[]> {
  const t = await getTranslations('customers')
  const segments = await getTranslations('analysis.segments')
  const [provinces, cities] = await Promise.all([getTranslations('provinces'), getTranslations('cities')])
  const format = await getFormatter()
  const labels: Record<FilterName, string> = {
    abc: t('abc.label'),
    dormancy: t('dormancy.label'),
    lifecycle: t('lifecycle.label'),
    gate: t('gate.label'),
    stage: t('stage.label'),
    kind: t('kind.label'),
    next_touch: t('nextTouch.label'),
    owner: t('owner.label'),
    outlet: t('outlet.label'),
    loyalty: t('loyalty.label'),
    rfm: t('rfm.label'),
    industry: t('industry.label'),
    tag: t('tag.label'),
    region_code: t('region.label'),
    credit_grade: t('credit.label'),
    churned: t('churned.label'),
    archived: t('archived.label'),
    created_from: t('createdFrom.label'),
    created_to: t('createdTo.label'),
  }
  const { query, params } = state
  const dayText = (day: string) => format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  const words: Partial<Record<FilterName, () => string | Promise<string>>> = {
    abc: () => (params['abc'] === 'none' ? t('abc.noneShort') : (params['abc'] ?? '')),
    dormancy: () => t(`dormancy.${params['dormancy']}` as 'dormancy.awake'),
    lifecycle: () => t(`lifecycle.${params['lifecycle']}` as 'lifecycle.new'),
    gate: () => t(`gate.${params['gate']}` as 'gate.open'),
    stage: () => t(`stage.${params['stage']}` as 'stage.friend'),
    kind: () => t(`kind.${params['kind']}` as 'kind.business'),
    loyalty: () => t(`loyalty.${params['loyalty']}` as 'loyalty.loyal'),
    next_touch: () => t(`nextTouch.${params['next_touch']}` as 'nextTouch.today'),
    region_code: () => regionText(params['region_code'] ?? '', { provinces, cities }),
    rfm: () => {
      const asked = params['rfm'] ?? ''
      return asked === 'none' ? t('rfm.none') : segments.has(asked as 'new') ? segments(asked as 'new') : asked
    },
    churned: async () =>
      params['churned'] === 'false'
        ? t('churned.false')
        : t('churned.after', { days: (await getSetting(ctx.db, churnSetting)).days }),
    archived: () => t('archived.true'),
    created_from: () => dayText(params['created_from'] ?? ''),
    created_to: () => dayText(params['created_to'] ?? ''),
    owner: () => {
      if (query.owner === 'me') return t('owner.me')
      if (query.owner === undefined || query.owner === 'none') return t('owner.none')
      return nameOr(getUser(ctx, query.owner), t('owner.unknown'))
    },
    outlet: () => (query.outlet === undefined ? '' : nameOr(getOutlet(ctx, query.outlet), t('outlet.unknown'))),
  }
  return Promise.all(
    state.active.map(async (name) => ({ name, label: labels[name], value: (await words[name]?.()) ?? params[name] ?? '' })),
  )
}

/** A colleague or an outlet that the reader may not see has no name here; the filter holds all the same. */
export async function nameOr(found: Promise<{ name: string }>, otherwise: string): Promise<string> {
  try {
    return (await found).name
  } catch (error) {
    if (isAppError(error, 'not_found') || isAppError(error, 'forbidden')) return otherwise
    throw error
  }
}
