import { getTranslations } from 'next-intl/server'
import { FilterChip, FilterMenu } from '#components/table/filter-menu'
import { FilterSearch } from '#components/table/filter-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { DROP_CAUSES, DROP_LEVELS, LAST_YEARS } from '#lib/analysis/drop/drop'
import { GAINS } from '#lib/analysis/profit/profit'
import type { Context } from '#lib/platform/context'
import { findOutletName } from '#lib/platform/org/outlets'
import { findUserName } from '#lib/platform/org/users'
import { mayEver } from '#lib/platform/scope/scope'
import { seesOthers } from '../../../customers/_components/filter-choices.ts'
import { findOutlets, findOwners } from '../../../customers/actions.ts'
import type { DropState } from './drop-query.ts'
import { dropPath } from './drop-query.ts'

/** By what the list of drops is narrowed. */
export async function Filters({ ctx, state: { params } }: { ctx: Context; state: DropState }) {
  const [t, table] = await Promise.all([getTranslations('analysis.drop'), getTranslations('table')])
  const { level, cause, owner, outlet, last_year: lastYear, profit, handed_out: handedOut, seen } = params
  const ownerText = owner === undefined ? null : await ownerTextOf(ctx, owner, t)
  const outletName = outlet === undefined || !mayEver(ctx, 'outlet:read') ? null : await findOutletName(ctx, Number(outlet))
  const menu = { path: dropPath, params }
  return (
    <>
      <FilterMenu
        {...menu}
        name="level"
        label={t('level')}
        value={level === undefined ? null : t(`levels.${level as 'red'}`)}
        options={[...DROP_LEVELS].reverse().map((value) => ({ value, label: t(`levels.${value}`) }))}
      />
      <FilterMenu
        {...menu}
        name="cause"
        label={t('cause')}
        value={cause === undefined ? null : t(`causes.${cause as 'late'}`)}
        options={DROP_CAUSES.map((value) => ({ value, label: t(`causes.${value}`) }))}
      />
      <FilterMenu
        {...menu}
        name="last_year"
        label={t('lastYear')}
        value={lastYear === undefined ? null : t(`lastYears.${lastYear as 'below'}`)}
        options={LAST_YEARS.map((value) => ({ value, label: t(`lastYears.${value}`) }))}
      />
      <FilterMenu
        {...menu}
        name="profit"
        label={t('profit')}
        value={profit === undefined ? null : t(`gains.${profit as 'loss'}`)}
        options={GAINS.map((value) => ({ value, label: t(`gains.${value}`) }))}
      />
      <FilterMenu
        {...menu}
        name="handed_out"
        label={t('handOut.filter')}
        value={handedOut === undefined ? null : t(`handOut.${handedOut as 'true'}`)}
        options={(['false', 'true'] as const).map((value) => ({ value, label: t(`handOut.${value}`) }))}
      />
      <FilterMenu
        {...menu}
        name="seen"
        label={t('seen.filter')}
        value={seen === undefined ? null : t(`seen.${seen as 'true'}`)}
        options={(['false', 'true'] as const).map((value) => ({ value, label: t(`seen.${value}`) }))}
      />
      {mayEver(ctx, 'outlet:read') && (
        <FilterMenu {...menu} name="outlet" label={t('outlet')} value={outletName}>
          <FilterSearch
            base={listHref(dropPath, withoutParams(params, ['outlet']), {})}
            name="outlet"
            texts={{ type: table('type'), noOptions: table('noOptions'), loading: table('loading') }}
            find={findOutlets}
          />
        </FilterMenu>
      )}
      {seesOthers(ctx) ? (
        <FilterMenu
          {...menu}
          name="owner"
          label={t('owner')}
          value={ownerText}
          options={[
            { value: 'me', label: t('me') },
            { value: 'none', label: t('noOwner') },
          ]}
        >
          {mayEver(ctx, 'user:read') && (
            <FilterSearch
              base={listHref(dropPath, withoutParams(params, ['owner']), {})}
              name="owner"
              texts={{ type: table('type'), noOptions: table('noOptions'), loading: table('loading') }}
              find={findOwners}
            />
          )}
        </FilterMenu>
      ) : (
        ownerText !== null && <FilterChip {...menu} name="owner" label={t('owner')} value={ownerText} />
      )}
    </>
  )
}

/** Whose customers the list holds, in words. */
async function ownerTextOf(ctx: Context, owner: string, t: Awaited<ReturnType<typeof getTranslations<'analysis.drop'>>>) {
  if (owner === 'me' || owner === 'none') return t(owner === 'me' ? 'me' : 'noOwner')
  return (mayEver(ctx, 'user:read') ? await findUserName(ctx, Number(owner)) : null) ?? owner
}
