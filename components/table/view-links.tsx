'use client'

import { Building2, Users } from 'lucide'
import { Icon } from '#components/ui/icon'
import { MenuLink } from './menu-links.tsx'
import type { SharedWith } from './view-tools.tsx'

/** One view in the menu. */
export interface ViewEntry {
  key: string
  name: string
  href: string
  shared: SharedWith
  /** Whose it is, where that is somebody else. */
  by: string | null
  /** Whether the list opens with it. */
  initial: boolean
}

interface Props {
  /** With a heading each. */
  groups: readonly { label: string; views: readonly ViewEntry[] }[]
  /** The view that the list shows as it is kept. */
  current: string | null
  texts: Record<'initial' | Exclude<SharedWith, 'private'>, string>
}

/** The views of a list as links. */
export function ViewLinks({ groups, current, texts }: Props) {
  return groups.map(({ label, views }) => (
    <section key={label} aria-label={label} className="border-line not-first:mt-1 not-first:border-t not-first:pt-1">
      <p className="px-2 pt-1 pb-0.5 text-sm text-ink-faint">{label}</p>
      {views.map((view) => (
        <MenuLink
          key={view.key}
          href={view.href}
          current={view.key === current}
          label={<EntryName view={view} texts={texts} />}
        />
      ))}
    </section>
  ))
}

function EntryName({ view: { name, shared, by, initial }, texts }: { view: ViewEntry; texts: Props['texts'] }) {
  return (
    <>
      <span className="min-w-0 truncate">{name}</span>
      {initial && <span className="flex-none text-sm text-ink-faint">{texts.initial}</span>}
      {shared !== 'private' && (
        <span className="ml-auto inline-flex flex-none items-center gap-1 pl-3 text-sm text-ink-faint">
          {by}
          <Icon of={shared === 'company' ? Building2 : Users} size={14} label={texts[shared]} />
        </span>
      )}
    </>
  )
}
