'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { SmallAct } from '#components/ui/small-act'

interface Props {
  customer: string
  /** Where its steps stand. */
  href: string
  label: string
  icon: ReactNode
  away: string
  look: string
  begin: (input: { customer: string }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Begins to win a customer and goes to its steps. */
export function BeginAct({ customer, href, label, icon, away, look, begin }: Props) {
  const router = useRouter()
  return (
    <SmallAct
      input={{ customer }}
      label={label}
      icon={icon}
      away={away}
      look={look}
      act={begin}
      onDone={() => router.push(href)}
    />
  )
}
