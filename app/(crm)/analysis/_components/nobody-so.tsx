import { getTranslations } from 'next-intl/server'
import type { ListParams } from '#components/table/list-url'
import { listHref, withoutParams } from '#components/table/list-url'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { findOutletName } from '#lib/platform/org/outlets'
import { mayEver } from '#lib/platform/scope/scope'
import { countCustomers } from '#lib/records/customers/list'
import { Nobody } from './nobody.tsx'
import { whyNobody } from './why-nobody.ts'

interface Said {
  title: string
  text: string
}

interface Props {
  ctx: Context
  path: string
  params: ListParams
  /** The parameters by which the page cuts its customers; none while nothing was worked out, which no choice changes. */
  filters?: readonly string[]
  /** The place in the list that was asked for is no longer there: its first page is. */
  gone?: boolean
  /** What is said where nothing is chosen. */
  nothing: Said
  /** What is said where there are customers, but none of what was chosen has what the figure shows. */
  filtered?: Said
}

/** What a figure says where it has nobody to show: which choice leaves nobody and the way back to all, or, with none, what is missing. */
export async function NobodySo({ ctx, path, params, filters = ['outlet'], gone = false, nothing, filtered }: Props) {
  const { outlet } = params
  if (gone) return <Nobody gone {...{ path, params }} {...nothing} back={null} />
  const [inOutlet, t] = await Promise.all([
    outlet === undefined ? null : customersIn(ctx, Number(outlet)),
    getTranslations('analysis.nobodySo'),
  ])
  const why = whyNobody({ filtered: filters.some((name) => params[name] !== undefined), inOutlet })
  if (why === 'nothing') return <Empty {...nothing} />
  const name = why === 'outlet' && mayEver(ctx, 'outlet:read') ? await findOutletName(ctx, Number(outlet)) : t('thisOutlet')
  const said =
    why === 'outlet'
      ? { title: t('outletTitle', { outlet: name }), text: t('outlet') }
      : (filtered ?? { title: t('filterTitle'), text: t('filter') })
  return (
    <Empty {...said}>
      <Link href={listHref(path, withoutParams(params, ['outlet', ...filters]), {})} className="button-primary">
        {t('all')}
      </Link>
    </Empty>
  )
}

/** Null for whoever may not know of customers. */
async function customersIn(ctx: Context, outlet: number): Promise<number | null> {
  if (!mayEver(ctx, 'customer:read')) return null
  return (await countCustomers(ctx, { outlet: { id: outlet } })).count
}
