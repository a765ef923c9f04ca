import { ChevronDown, ChevronRight } from 'lucide'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon'
import { Popup } from '../ui/popup.tsx'
import { FilterOption } from './filter-menu.tsx'
import type { ListParams } from './list-url.tsx'
import { listHref } from './list-url.tsx'

export interface MoreFilter {
  /** The parameter of the options. */
  name: string
  label: string
  options?: readonly { value: string; label: string }[]
  /** What stands below the options, such as fields. */
  children?: ReactNode
}

/** Filters that are wanted more seldom, behind one button: each opens its values, and closes those of another. Set ones stand beside it as chips. */
export function MoreFilters({ path, params, filters }: { path: string; params: ListParams; filters: readonly MoreFilter[] }) {
  const t = useTranslations('table')
  if (filters.length === 0) return null
  return (
    <Popup
      id="filter-more"
      look="control"
      title={t('moreFilters')}
      button={
        <>
          {t('moreFilters')}
          <Icon of={ChevronDown} size={14} className="text-ink-faint" />
        </>
      }
    >
      <div className="md:w-64">
        {filters.map(({ name, label, options = [], children }) => (
          <details key={name} name="filter-more" className="group">
            <summary className="popup-item cursor-default">
              <Icon of={ChevronRight} size={14} className="flex-none text-ink-faint group-open:rotate-90" />
              {label}
            </summary>
            <div className="pb-1 pl-3">
              {params[name] !== undefined && (
                <FilterOption href={listHref(path, params, { [name]: null })} current={false} label={t('any')} />
              )}
              {options.map(({ value, label: text }) => (
                <FilterOption
                  key={value}
                  href={listHref(path, params, { [name]: value })}
                  current={params[name] === value}
                  label={text}
                />
              ))}
              {children}
            </div>
          </details>
        ))}
      </div>
    </Popup>
  )
}
