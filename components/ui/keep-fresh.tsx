'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Has the page brought up to date again and again while it is looked at: for what goes on by itself. */
export function KeepFresh({ everyMs = 1_500 }: { everyMs?: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [router, everyMs])
  return null
}
