'use client'

import { Bell as BellIcon } from 'lucide'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'

interface Props {
  label: string
  /** What is said of unread ones, with `#` where their number stands. */
  unreadLabel: string
  unread: number
  /** From this many on their number is not told. */
  most: number
  count: (input: Record<string, never>) => Promise<{ ok: true; data: number } | { ok: false }>
}

const everyMs = 60_000

/** The way to the notifications, with how many are unread; asked anew each minute while the page is in sight. */
export function Bell({ label, unreadLabel, unread, most, count }: Props) {
  const here = usePathname() === '/notifications'
  const [asked, setAsked] = useState({ from: unread, now: unread })
  // What the server said with the latest page counts more than what was asked before it.
  const now = asked.from === unread ? asked.now : unread
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.visibilityState !== 'visible') return
      const answer = await count({}).catch(() => null)
      if (answer?.ok === true) setAsked({ from: unread, now: answer.data })
    }, everyMs)
    return () => clearInterval(timer)
  }, [count, unread])
  const shown = now >= most ? `${most - 1}+` : String(now)
  return (
    <Link href="/notifications" aria-current={here ? 'page' : undefined} className="rail-item">
      <span className="relative">
        <Icon of={BellIcon} size={20} strokeWidth={1.75} />
        {now > 0 && (
          <span aria-hidden="true" className="count-badge">
            {shown}
          </span>
        )}
      </span>
      <span>{label}</span>
      {now > 0 && <span className="sr-only">{unreadLabel.replace('#', shown)}</span>}
    </Link>
  )
}
