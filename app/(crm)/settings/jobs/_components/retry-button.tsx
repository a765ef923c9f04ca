'use client'

import { RotateCcw } from 'lucide'
import { useRouter } from 'next/navigation'
import type { Outcome } from '#components/form/form'
import { AskFirst } from '#components/ui/ask-first'
import { Icon } from '#components/ui/icon'

interface Props {
  id: string
  label: string
  busy: string
  retry: (input: { id: string }) => Promise<Outcome<unknown>>
}

/** Tries again what failed. */
export function RetryButton({ id, label, busy, retry }: Props) {
  const router = useRouter()
  return (
    <AskFirst
      label={
        <>
          <Icon of={RotateCcw} size={15} />
          {label}
        </>
      }
      yes={label}
      no=""
      busy={busy}
      run={() => retry({ id })}
      onDone={() => router.refresh()}
    />
  )
}
