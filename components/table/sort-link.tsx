import { ArrowDown, ArrowUp } from 'lucide'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { ListParams } from './list-url.tsx'
import { listHref } from './list-url.tsx'

/** How a list is sorted: the key, and whether it falls. */
export interface Sort {
  key: string
  falling: boolean
}

export const formatSort = (sort: Sort): string => (sort.falling ? `-${sort.key}` : sort.key)

interface Props {
  path: string
  params: ListParams
  sort: Sort
  column: { key: string; first: 'rising' | 'falling' }
  label: string
  hint?: string | undefined
  align?: 'right' | undefined
}

/** A heading that sorts; the second click turns the direction. */
export function SortLink({ path, params, sort, column, label, hint, align }: Props) {
  const active = sort.key === column.key
  const falling = active ? !sort.falling : column.first === 'falling'
  const arrow = sort.falling ? ArrowDown : ArrowUp
  return (
    <Link
      href={listHref(path, params, { sort: formatSort({ key: column.key, falling }) })}
      data-tip={hint}
      className={`inline-flex items-center gap-1 rounded-sm py-1 hover:text-ink ${active ? 'text-ink' : ''} ${align === 'right' ? 'flex-row-reverse' : ''}`}
    >
      {label}
      {active && <Icon of={arrow} size={13} strokeWidth={2.25} />}
    </Link>
  )
}
