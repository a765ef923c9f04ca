'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'

interface Props {
  id: number
  href: string
  unread: boolean
  read: (input: { id: number; upTo: boolean }) => Promise<unknown>
  children: ReactNode
}

/** Leads to what the notification is about, and notes it as read on the way. */
export function NotificationLink({ id, href, unread, read, children }: Props) {
  return (
    <Link
      href={href}
      prefetch={false}
      onClick={() => {
        if (unread) void read({ id, upTo: false })
      }}
      className="flex items-start gap-3 px-4 py-3 hover:bg-hover"
    >
      {children}
    </Link>
  )
}
