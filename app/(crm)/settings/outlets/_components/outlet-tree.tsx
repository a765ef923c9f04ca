import { ChevronRight } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { TreeNode } from '#lib/platform/org/outlet-tree'
import type { TreeOutlet } from '#lib/platform/org/outlets'

export const treePath = '/settings/outlets'

/** The way from the root to the outlet that is shown, when that is not the root. */
export function TreePath({ path, name }: { path: readonly TreeOutlet[]; name: string }) {
  const t = useTranslations('outlets')
  if (path.length === 0) return null
  return (
    <nav aria-label={t('path')} className="flex flex-wrap items-center gap-1 pb-3 text-ink-soft">
      {path.map((outlet) => (
        <span key={outlet.id} className="inline-flex items-center gap-1">
          <Link href={`${treePath}?at=${outlet.id}`} className="link">
            {outlet.name}
          </Link>
          <Icon of={ChevronRight} size={14} className="text-ink-faint" />
        </span>
      ))}
      <span className="font-medium text-ink">{name}</span>
    </nav>
  )
}

/** The tree from an outlet down, each with what it is and how many work there. */
export function OutletTree({ top }: { top: TreeNode }) {
  return (
    <ul className="overflow-hidden rounded-lg border border-line bg-surface">
      <Branch node={top} depth={0} />
    </ul>
  )
}

const indents = ['', 'md:pl-6', 'md:pl-12', 'md:pl-18', 'md:pl-24', 'md:pl-30'] as const
const phoneIndents = ['', 'pl-4', 'pl-8', 'pl-12', 'pl-16', 'pl-20'] as const

function Branch({ node, depth }: { node: TreeNode; depth: number }) {
  const t = useTranslations('outlets')
  const level = Math.min(depth, indents.length - 1)
  return (
    <li className="border-b border-line last:border-b-0">
      <div className={`${phoneIndents[level]} ${indents[level]}`}>
        <div data-row={node.id} className="relative flex min-h-12 items-center gap-3 px-4 py-1.5 hover:bg-hover">
          <div className="min-w-0 flex-1">
            <Link href={`${treePath}/${node.id}`} data-row-link="" className="row-link">
              {node.name}
            </Link>
            <p className="truncate text-sm text-ink-faint">
              {node.externalId} · {t(`kinds.${node.kind}`)}
              {node.franchise && ` · ${t('franchise')}`}
              {node.archived && ` · ${t('archived')}`}
            </p>
          </div>
          <span className="flex-none text-right text-sm text-ink-soft">{t('peopleCount', { count: node.people })}</span>
          {node.hidden > 0 && (
            <Link href={`${treePath}?at=${node.id}`} className="control relative z-1 flex-none">
              {t('more', { count: node.hidden })}
            </Link>
          )}
        </div>
      </div>
      {node.children.length > 0 && (
        <ul className="border-t border-line">
          {node.children.map((child) => (
            <Branch key={child.id} node={child} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  )
}
