import { useTranslations } from 'next-intl'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { listCollisions } from '#lib/records/collisions/service'
import { CollisionItem } from './collision-item.tsx'
import type { CollisionListState } from './collision-query.ts'
import { collisionsPath } from './collision-query.ts'

/** The page of claims that the URL asks for. */
export async function CollisionList({ ctx, state }: { ctx: Context; state: CollisionListState }) {
  const page = await listCollisions(ctx, state).catch((error: unknown) => {
    // A place in the list that is none any more: from the beginning again.
    if (isAppError(error, 'invalid_cursor')) return listCollisions(ctx, { ...state, cursor: undefined })
    throw error
  })
  return <Items ctx={ctx} state={state} page={page} />
}

function Items({
  ctx,
  state: { params, state, limit },
  page,
}: {
  ctx: Context
  state: CollisionListState
  page: Awaited<ReturnType<typeof listCollisions>>
}) {
  const t = useTranslations('sales.collisions')
  const at = (cursor: string | null) => (cursor === null ? null : listHref(collisionsPath, params, { cursor }))
  if (page.rows.length === 0) return <p className="py-10 text-ink-soft">{state === 'open' ? t('noneOpen') : t('none')}</p>
  return (
    <>
      <ul className="flex flex-col gap-3">
        {page.rows.map((row) => (
          <CollisionItem key={row.id} ctx={ctx} row={row} />
        ))}
      </ul>
      {(page.nextCursor !== null || page.previousCursor !== null) && (
        <Pagination
          path={collisionsPath}
          params={params}
          size={limit}
          previous={at(page.previousCursor)}
          next={at(page.nextCursor)}
        />
      )}
    </>
  )
}
