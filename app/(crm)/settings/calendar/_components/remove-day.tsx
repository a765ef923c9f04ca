'use client'

import { X } from 'lucide'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import type { Outcome } from '#components/form/form'
import { Icon } from '#components/ui/icon'

interface Props {
  day: string
  label: string
  remove: (input: { day: string }) => Promise<Outcome<unknown>>
}

/** Takes a day out of the calendar; it is set again as easily. */
export function RemoveDay({ day, label, remove }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      disabled={busy}
      onClick={() =>
        start(async () => {
          await remove({ day })
          router.refresh()
        })
      }
      className="grid size-8 flex-none place-items-center rounded-md text-ink-faint hover:bg-hover hover:text-ink disabled:opacity-50 pointer-coarse:size-10"
    >
      <Icon of={X} size={15} />
    </button>
  )
}
