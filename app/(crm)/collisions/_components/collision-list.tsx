import { useTranslations } from 'next-intl'
import { listHref } from '#components/table/list-url'
import { orFirstPage } from '#components/table/or-first-page'
import { Pagination } from '#components/table/pagination'
import type { Context } from '#lib/platform/context'
import { listCollisions } from '#lib/records/collisions/service'
import { CollisionItem } from './collision-item.tsx'
import type { CollisionListState } from './collision-query.ts'
import { collisionsPath } from './collision-query.ts'

/** The page of claims that the URL asks for. */
export async function CollisionList({ ctx, state }: { ctx: Context; state: CollisionListState }) {
  const page = await orFirstPage(state, (query) => listCollisions(ctx, query))
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
