import { ArrowDownWideNarrow, ArrowUpNarrowWide } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Popup } from '../ui/popup.tsx'
import type { ListParams } from './list-url.tsx'
import { listHref } from './list-url.tsx'
import { MenuLinks } from './menu-links.tsx'
import type { Sort } from './sort-link.tsx'
import { formatSort } from './sort-link.tsx'

interface Props {
  path: string
  params: ListParams
  sort: Sort
  options: readonly { key: string; label: string; first: 'rising' | 'falling' }[]
}

/** The sort keys as a menu: for keys that have no column, and for phones, where a list has no headings. */
export function SortMenu({ path, params, sort, options }: Props) {
  const t = useTranslations('table')
  const current = options.find((option) => option.key === sort.key)
  const icon = sort.falling ? ArrowDownWideNarrow : ArrowUpNarrowWide
  const to = (key: string, falling: boolean) => listHref(path, params, { sort: formatSort({ key, falling }) })
  return (
    <Popup
      id="sort"
      look="control"
      title={t('sortBy')}
      label={t('sortedBy', { label: current?.label ?? '' })}
      button={
        <>
          <Icon of={icon} size={15} className="text-ink-faint" />
          {current?.label}
        </>
      }
    >
      <MenuLinks
        links={options.map(({ key, label, first }) => ({
          href: to(key, key === sort.key ? sort.falling : first === 'falling'),
          current: key === sort.key,
          label,
        }))}
      />
      <div className="mt-1 border-t border-line pt-1">
        <MenuLinks
          links={[
            { href: to(sort.key, false), current: !sort.falling, label: t('rising') },
            { href: to(sort.key, true), current: sort.falling, label: t('falling') },
          ]}
        />
      </div>
    </Popup>
  )
}
