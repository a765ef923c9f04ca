import { Plus } from 'lucide'
import { useTranslations } from 'next-intl'
import { ListKeys } from '#components/table/list-keys'
import { ListSearch } from '#components/table/list-search'
import { listHref, withoutParams } from '#components/table/list-url'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { cutTree } from '#lib/platform/org/outlet-tree'
import type { TreeOutlet } from '#lib/platform/org/outlets'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { OutletTree, TreePath, treePath } from './outlet-tree.tsx'

/** So many outlets are shown at once; deeper ones are a click away. */
const shownAtMost = 300

interface Props {
  outlets: readonly TreeOutlet[]
  params: Readonly<Record<string, string>>
}

/** The tree of outlets, or those that a search finds. */
export function OutletsPage({ outlets, params }: Props) {
  const t = useTranslations('outlets')
  const q = params['q'] ?? ''
  const kept = withoutParams(params, ['q', 'at'])
  return (
    <div className="mx-auto w-full max-w-5xl pb-10">
      <SettingsHead title={t('title')} text={t('text')}>
        <Link href={`${treePath}/new`} className="button-primary">
          <Icon of={Plus} size={16} />
          {t('new')}
        </Link>
      </SettingsHead>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 pb-4 md:px-6">
        <div className="w-full md:w-auto">
          <ListSearch path={treePath} kept={kept} q={q} placeholder={t('search')} />
        </div>
        <Link
          href={listHref(treePath, params, { archived: params['archived'] === 'true' ? null : 'true' })}
          data-active={params['archived'] === 'true' ? '' : undefined}
          className="control"
        >
          {t('withArchived')}
        </Link>
      </div>
      <div className="px-4 md:px-6">
        {q === '' ? <Tree outlets={outlets} at={params['at']} /> : <Found outlets={outlets} q={q} />}
        <ListKeys />
      </div>
    </div>
  )
}

function Tree({ outlets, at }: { outlets: readonly TreeOutlet[]; at: string | undefined }) {
  const wanted = at !== undefined && /^[1-9]\d{0,8}$/.test(at) ? Number(at) : null
  const cut = cutTree(outlets, wanted, shownAtMost) ?? cutTree(outlets, null, shownAtMost)
  if (cut === null) return null
  return (
    <>
      <TreePath path={cut.path} name={cut.top.name} />
      <OutletTree top={cut.top} />
    </>
  )
}

function Found({ outlets, q }: { outlets: readonly TreeOutlet[]; q: string }) {
  const t = useTranslations('outlets')
  const names = new Map(outlets.map(({ id, name }) => [id, name]))
  const wanted = q.trim().toLowerCase()
  const found = outlets.filter(({ name, externalId }) => `${name} ${externalId}`.toLowerCase().includes(wanted))
  if (found.length === 0) return <p className="py-8 text-ink-soft">{t('noneFound', { q })}</p>
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {found.slice(0, shownAtMost).map((outlet) => (
        <li key={outlet.id} data-row={outlet.id} className="relative flex min-h-12 items-center gap-3 px-4 py-1.5 hover:bg-hover">
          <div className="min-w-0 flex-1">
            <Link href={`${treePath}/${outlet.id}`} data-row-link="" className="row-link">
              {outlet.name}
            </Link>
            <p className="truncate text-sm text-ink-faint">
              {outlet.externalId} · {t(`kinds.${outlet.kind}`)}
              {outlet.parentId !== null && ` · ${names.get(outlet.parentId) ?? ''}`}
            </p>
          </div>
          <span className="flex-none text-sm text-ink-soft">{t('peopleCount', { count: outlet.people })}</span>
        </li>
      ))}
    </ul>
  )
}
