'use client'

import type { ReactNode } from 'react'
import { Link } from '#components/ui/link'

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
      onClick={() => {
        if (unread) void read({ id, upTo: false })
      }}
      className="flex items-start gap-3 px-4 py-3 hover:bg-hover"
    >
      {children}
    </Link>
  )
}
