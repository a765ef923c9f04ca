'use client'

import { Check } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { ListParams } from './list-url.tsx'
import { listHref } from './list-url.tsx'

/** A value of a filter, in words. */
export interface Choice {
  value: string
  label: string
}

interface Props {
  path: string
  params: ListParams
  /** The parameter that they set. */
  name: string
  /** What the choice without the filter is called; without it there is none. */
  any?: string | undefined
  options: readonly Choice[]
}

/** The values of a filter as links. They come as data and become elements when the menu is opened. */
export function ChoiceLinks({ path, params, name, any, options }: Props) {
  const current = params[name]
  return (
    <>
      {any !== undefined && (
        <MenuLink href={listHref(path, params, { [name]: null })} current={current === undefined} label={any} />
      )}
      {options.map(({ value, label }) => (
        <MenuLink key={value} href={listHref(path, params, { [name]: value })} current={current === value} label={label} />
      ))}
    </>
  )
}

/** Where a choice of a menu leads. */
export interface MenuTarget {
  href: string
  label: string
  current: boolean
}

/** Choices of a menu that lead to other places than a value of one parameter. */
export function MenuLinks({ links }: { links: readonly MenuTarget[] }) {
  return links.map((link) => <MenuLink key={link.href} {...link} />)
}

/** One choice of a menu of links. */
export function MenuLink({ href, current, label }: { href: string; current: boolean; label: ReactNode }) {
  return (
    <Link href={href} aria-current={current ? 'true' : undefined} className="popup-item">
      <span className="w-4 flex-none">{current && <Icon of={Check} size={15} className="text-accent-text" />}</span>
      {label}
    </Link>
  )
}
