import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { findDropNeighbours } from '#lib/analysis/drop/service'
import type { Context } from '#lib/platform/context'
import type { Between } from '#lib/platform/list/list-page'
import { mayEver } from '#lib/platform/scope/scope'
import type { Neighbour } from '#lib/records/customers/neighbours'
import { findNeighbours } from '#lib/records/customers/neighbours'
import { fromDrops } from '../../../analysis/drop/_components/card-search.ts'
import { dropPath, readDropState } from '../../../analysis/drop/_components/drop-query.ts'
import { fromLevels, levelsPath, readLevelState } from '../../../analysis/relationship/customers/_components/level-query.ts'
import { groundOf, listPath, readCustomerList } from '../../_components/list-query.ts'

/** The list that a card was opened from. */
export interface CardList {
  kind: 'customers' | 'drops' | 'levels'
  /** Where it stands, as it was. */
  href: string
  /** What the URLs of a card say of it, its place among them. */
  params: ListParams
  /** Answers who stands in it before and after a customer. */
  neighboursOf: (customerId: number) => Promise<Between<Neighbour>>
}

/** Reads out of the URL of a card which list it was opened from; unless another is named, that of customers. */
export async function readCardList(ctx: Context, url: ListParams): Promise<CardList> {
  const from = mayEver(ctx, 'analysis:read') ? url[fromDrops.name] : undefined
  if (from === fromDrops.value) return readDrops(ctx, url)
  return from === fromLevels.value ? readLevels(ctx, url) : readCustomers(ctx, url)
}

async function readCustomers(ctx: Context, url: ListParams): Promise<CardList> {
  const { params, query } = readCustomerList(url, await groundOf(ctx, url))
  return {
    kind: 'customers',
    href: listHref(listPath, params, { cursor: params['cursor'] ?? null }),
    params,
    neighboursOf: (customerId) => findNeighbours(ctx, { ...query, cursor: undefined }, customerId),
  }
}

/** One decides in it and goes back; it is not gone along. */
async function readLevels(ctx: Context, url: ListParams): Promise<CardList> {
  const { params } = await readLevelState(ctx, url)
  return {
    kind: 'levels',
    href: listHref(levelsPath, params, { cursor: params['cursor'] ?? null }),
    params: { ...params, [fromLevels.name]: fromLevels.value },
    neighboursOf: () => Promise.resolve({ previous: null, next: null }),
  }
}

async function readDrops(ctx: Context, url: ListParams): Promise<CardList> {
  const { params, asked } = await readDropState(ctx, url)
  const named = ({ customerId: id, name }: { customerId: number; name: string }) => ({ id, name })
  return {
    kind: 'drops',
    href: listHref(dropPath, params, { cursor: params['cursor'] ?? null }),
    params: { ...params, [fromDrops.name]: fromDrops.value },
    neighboursOf: async (customerId) => {
      const { previous, next } = await findDropNeighbours(ctx, { ...asked, cursor: undefined }, customerId)
      return { previous: previous && named(previous), next: next && named(next) }
    },
  }
}
