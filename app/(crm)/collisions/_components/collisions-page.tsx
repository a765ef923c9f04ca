import { Plus } from 'lucide'
import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { listHref } from '#components/table/list-url'
import { TableSkeleton } from '#components/table/table-skeleton'
import { BackLink } from '#components/ui/back-link'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { collisionStates } from '#lib/records/collisions/collision'
import { CollisionList } from './collision-list.tsx'
import type { CollisionListState } from './collision-query.ts'
import { collisionsPath } from './collision-query.ts'

/** The claims, open ones first, and the way to make one. */
export function CollisionsPage({ ctx, state }: { ctx: Context; state: CollisionListState }) {
  const t = useTranslations('sales.collisions')
  const table = useTranslations('table')
  return (
    <div className="mx-auto w-full max-w-5xl px-4 pt-4 pb-10 md:px-6">
      <BackLink href="/prospects" label={t('back')} />
      <div className="flex flex-wrap items-center gap-3 pb-1">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        {mayEver(ctx, 'duplicate:check') && (
          <Link href="/collisions/new" className="button-primary ml-auto h-9">
            <Icon of={Plus} size={16} />
            {t('claim')}
          </Link>
        )}
      </div>
      <p className="max-w-3xl pb-3 text-pretty text-ink-soft">{t('text')}</p>
      <div className="flex gap-2 pb-3">
        {collisionStates.map((each) => (
          <Link
            key={each}
            href={listHref(collisionsPath, state.params, { state: each })}
            data-active={state.state === each ? '' : undefined}
            aria-current={state.state === each ? 'true' : undefined}
            className="control"
          >
            {t(`states.${each}`)}
          </Link>
        ))}
      </div>
      <Suspense fallback={<TableSkeleton label={table('loading')} />}>
        <CollisionList ctx={ctx} state={state} />
      </Suspense>
    </div>
  )
}
