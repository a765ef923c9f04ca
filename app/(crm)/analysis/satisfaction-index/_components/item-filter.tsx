import { useTranslations } from 'next-intl'
import { FilterMenu } from '#components/table/filter-menu'
import { listItems } from '#lib/analysis/expectation/service'
import type { Context } from '#lib/platform/context'
import type { FigureState } from '../../_components/figure-state.ts'

interface Props {
  ctx: Context
  path: string
  state: FigureState
}

/** Cuts the figures to one item of the answers; where answers name any. */
export async function ItemFilter({ ctx, path, state: { params } }: Props) {
  const items = await listItems(ctx)
  if (items.length === 0 && params['item'] === undefined) return null
  return <Menu path={path} params={params} items={items} />
}

interface MenuProps {
  path: string
  params: FigureState['params']
  items: readonly { id: number; name: string }[]
}

function Menu({ path, params, items }: MenuProps) {
  const t = useTranslations('loyalty.index.items')
  const chosen = params['item']
  return (
    <FilterMenu
      path={path}
      params={params}
      name="item"
      label={t('item')}
      value={chosen === undefined ? null : (items.find(({ id }) => String(id) === chosen)?.name ?? chosen)}
      options={items.map(({ id, name }) => ({ value: String(id), label: name }))}
    />
  )
}
