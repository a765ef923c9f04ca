import { getTranslations } from 'next-intl/server'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import type { Dashboard } from '#lib/analysis/dashboards/service'
import { listDashboards } from '#lib/analysis/dashboards/service'
import type { Context } from '#lib/platform/context'
import { Heading } from '../../analysis/_components/heading.tsx'
import { newDashboard } from '../actions.ts'
import { NewButton } from './new-button.tsx'

/** Pages of one's own, those that are shared with one, and those that ship. */
export async function DashboardList({ ctx }: { ctx: Context }) {
  const [{ dashboards, ready, home }, t] = await Promise.all([listDashboards(ctx), getTranslations('dashboards')])
  const groups = [
    { key: 'own', pages: dashboards.filter(({ own }) => own) },
    { key: 'sharedWithMe', pages: dashboards.filter(({ own }) => !own) },
    { key: 'readyOnes', pages: ready },
  ] as const
  const create = <NewButton label={t('new')} name={t('newName')} busy={t('busy')} away={t('card.away')} create={newDashboard} />
  return (
    <div className="analysis-page">
      <Heading title={t('title')} text={t('what')}>
        {create}
      </Heading>
      {dashboards.every(({ own }) => !own) && <Empty title={t('noneTitle')} text={t('none')} />}
      {groups.map(({ key, pages }) =>
        pages.length === 0 ? null : (
          <section key={key} aria-label={t(key)} className="pb-6">
            <h2 className="pb-2 font-semibold">{t(key)}</h2>
            <ul className="grid grid-cols-1 gap-3 md:grid-cols-2 lg:grid-cols-3">
              {pages.map((page) => (
                <Tile
                  key={page.key}
                  page={page}
                  facts={[
                    t('charts', { count: page.cards.length }),
                    ...(page.owner === null || page.own ? [] : [page.owner.name]),
                    ...(page.own ? [t(`sharings.${page.shared}`)] : []),
                    ...(page.key === home ? [t('isHome')] : []),
                  ]}
                />
              ))}
            </ul>
          </section>
        ),
      )}
    </div>
  )
}

function Tile({ page: { key, name, note }, facts }: { page: Dashboard; facts: readonly string[] }) {
  return (
    <li className="panel flex flex-col gap-1 px-4 py-3">
      <Link href={`/dashboards/${key}`} className="link font-medium">
        {name}
      </Link>
      {note !== '' && <p className="text-pretty text-sm text-ink-soft">{note}</p>}
      <p className="text-sm text-ink-faint">{facts.join(' · ')}</p>
    </li>
  )
}
