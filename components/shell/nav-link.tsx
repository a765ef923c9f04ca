'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/link'

interface Props {
  href: string
  label: string
  /** How much waits there, and what is said of it; null for nothing. */
  badge: { text: string; label: string } | null
  children: ReactNode
}

/** An entry of the navigation that knows whether it is where the reader is. */
export function NavLink({ href, label, badge, children }: Props) {
  const here = usePathname().startsWith(href)
  return (
    <Link href={href} aria-current={here ? 'page' : undefined} className="rail-item">
      <span className="relative">
        {children}
        {badge !== null && (
          <span aria-hidden="true" className="count-badge">
            {badge.text}
          </span>
        )}
      </span>
      <span>{label}</span>
      {badge !== null && <span className="sr-only">{badge.label}</span>}
    </Link>
  )
}
