import { getTranslations } from 'next-intl/server'
import { FilterChip, FilterMenu } from '#components/table/filter-menu'
import { SLEEPER_CAUSES, SLEEPER_LEVELS, SLEEPER_WORTHS } from '#lib/analysis/sleepers/sleeper'
import type { Context } from '#lib/platform/context'
import { findUserName } from '#lib/platform/org/users'
import { mayEver } from '#lib/platform/scope/scope'
import { OutletFilter } from '../../_components/outlet-filter.tsx'
import type { SleeperState } from './sleeper-query.ts'
import { sleeperPath } from './sleeper-query.ts'

const flags = ['false', 'true'] as const

/** By what the list of sleepers is narrowed. */
export async function Filters({ ctx, state: { params, asked } }: { ctx: Context; state: SleeperState }) {
  const [t, drop] = await Promise.all([getTranslations('sleepers'), getTranslations('analysis.drop')])
  const { owner, handed_out: handedOut, seen } = params
  const menu = { path: sleeperPath, params }
  const isOther = owner !== undefined && owner !== 'me'
  const ownerName = isOther && mayEver(ctx, 'user:read') ? await findUserName(ctx, Number(owner)) : null
  return (
    <>
      <FilterMenu
        {...menu}
        name="state"
        label={t('state')}
        value={asked.state === undefined ? null : t(`states.${asked.state}`)}
        options={[...SLEEPER_LEVELS].reverse().map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <FilterMenu
        {...menu}
        name="cause"
        label={t('cause')}
        value={asked.cause === undefined ? null : t(`causes.${asked.cause}`)}
        options={SLEEPER_CAUSES.map((value) => ({ value, label: t(`causes.${value}`) }))}
      />
      <FilterMenu
        {...menu}
        name="worth"
        label={t('worth')}
        value={asked.worth === undefined ? null : t(`worths.${asked.worth}`)}
        options={SLEEPER_WORTHS.map((value) => ({ value, label: t(`worths.${value}`) }))}
      />
      <FilterMenu
        {...menu}
        name="handed_out"
        label={t('handedOut')}
        value={handedOut === undefined ? null : drop(`handOut.${handedOut as 'true'}`)}
        options={flags.map((value) => ({ value, label: drop(`handOut.${value}`) }))}
      />
      <FilterMenu
        {...menu}
        name="seen"
        label={t('seen')}
        value={seen === undefined ? null : drop(`seen.${seen as 'true'}`)}
        options={flags.map((value) => ({ value, label: drop(`seen.${value}`) }))}
      />
      <OutletFilter ctx={ctx} path={sleeperPath} params={params} />
      {owner !== undefined && (
        <FilterChip {...menu} name="owner" label={t('owner')} value={isOther ? (ownerName ?? owner) : t('me')} />
      )}
    </>
  )
}
