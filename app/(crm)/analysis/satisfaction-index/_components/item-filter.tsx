import { useTranslations } from 'next-intl'
import { FilterMenu } from '#components/table/filter-menu'
import { listComparedItems, nameOfItem } from '#lib/analysis/expectation/service'
import type { Context } from '#lib/platform/context'
import type { FigureState } from '../../_components/figure-state.ts'

interface Props {
  ctx: Context
  path: string
  state: FigureState
}

/** Cuts the figures to one item of the answers; where answers of the period name any. */
export async function ItemFilter({ ctx, path, state: { params, asked } }: Props) {
  const chosen = params['item']
  const items = await listComparedItems(ctx, { ...asked, survey: params['survey'] })
  if (items.length === 0 && chosen === undefined) return null
  const name = chosen === undefined ? null : ((await nameOfItem(ctx, chosen)) ?? chosen)
  return <Menu path={path} params={params} items={items} name={name} />
}

interface MenuProps {
  path: string
  params: FigureState['params']
  items: readonly { id: number; name: string; customers: number }[]
  name: string | null
}

function Menu({ path, params, items, name }: MenuProps) {
  const t = useTranslations('loyalty.index')
  return (
    <FilterMenu
      path={path}
      params={params}
      name="item"
      label={t('items.item')}
      value={name}
      options={items.map((item) => ({
        value: String(item.id),
        label: t('surveyOption', { name: item.name, count: item.customers }),
      }))}
    />
  )
}
