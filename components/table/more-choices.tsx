'use client'

import { ChevronRight } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon'
import type { ListParams } from './list-url.tsx'
import type { Choice } from './menu-links.tsx'
import { ChoiceLinks } from './menu-links.tsx'

export interface MoreFilter {
  /** The parameter of the options. */
  name: string
  label: string
  options?: readonly Choice[]
  /** What stands below the options, such as fields. */
  children?: ReactNode
}

interface Props {
  path: string
  params: ListParams
  filters: readonly MoreFilter[]
  any: string
}

/** What the button of the seldom filters opens. */
export function MoreChoices({ path, params, filters, any }: Props) {
  return (
    <div className="md:w-64">
      {filters.map(({ name, label, options = [], children }) => (
        <details key={name} name="filter-more" className="group">
          <summary className="popup-item cursor-default">
            <Icon of={ChevronRight} size={14} className="flex-none text-ink-faint group-open:rotate-90" />
            {label}
          </summary>
          <div className="pb-1 pl-3">
            <ChoiceLinks
              path={path}
              params={params}
              name={name}
              any={params[name] === undefined ? undefined : any}
              options={options}
            />
            {children}
          </div>
        </details>
      ))}
    </div>
  )
}
