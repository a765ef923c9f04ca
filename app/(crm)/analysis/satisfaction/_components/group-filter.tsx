import { useTranslations } from 'next-intl'
import { FilterMenu } from '#components/table/filter-menu'
import { listInvitedGroups } from '#lib/analysis/satisfaction/service'
import type { Context } from '#lib/platform/context'
import { queryText } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import type { FigureState } from '../../_components/figure-state.ts'

/** The parameter of a URL by which figures are cut to those who were invited under one group. */
export const ofGroup = { group: queryText() } satisfies UrlParams

interface Props {
  ctx: Context
  path: string
  state: FigureState
}

/** Cuts the figures to one target group; where invitations of the period name any. */
export async function GroupFilter({ ctx, path, state: { params, asked } }: Props) {
  const groups = await listInvitedGroups(ctx, asked)
  if (groups.length === 0 && params['group'] === undefined) return null
  return <Menu path={path} params={params} groups={groups} />
}

interface MenuProps {
  path: string
  params: FigureState['params']
  groups: readonly { name: string; customers: number }[]
}

function Menu({ path, params, groups }: MenuProps) {
  const t = useTranslations('analysis.satisfaction')
  return (
    <FilterMenu
      path={path}
      params={params}
      name="group"
      label={t('group')}
      value={params['group'] ?? null}
      options={groups.map(({ name, customers }) => ({ value: name, label: t('groupOption', { name, count: customers }) }))}
    />
  )
}
