'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** An entry of the navigation that knows whether it is where the reader is. */
export function NavLink({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  const here = usePathname().startsWith(href)
  return (
    <Link href={href} prefetch={false} aria-current={here ? 'page' : undefined} className="rail-item">
      {children}
      <span>{label}</span>
    </Link>
  )
}
