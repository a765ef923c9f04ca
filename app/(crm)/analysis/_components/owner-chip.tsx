import { FilterChip } from '#components/table/filter-menu'
import type { ListParams } from '#components/table/list-url'
import type { Context } from '#lib/platform/context'
import { namesOfUsers } from '#lib/platform/org/users'

interface Props {
  ctx: Context
  path: string
  params: ListParams
  label: string
}

/** Says that a list is cut to the customers of an owner, and takes that back; whom the reader may not know of stands as a number. */
export async function OwnerChip({ ctx, path, params, label }: Props) {
  const { owner } = params
  if (owner === undefined) return null
  const names = await namesOfUsers(ctx, [Number(owner)])
  return <FilterChip path={path} params={params} name="owner" label={label} value={names.get(Number(owner)) ?? owner} />
}
