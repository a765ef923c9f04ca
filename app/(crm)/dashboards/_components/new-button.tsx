'use client'

import { useRouter } from 'next/navigation'
import type { Outcome } from '#components/form/form'
import { Notice } from '#components/ui/notice'
import { useAct } from '#components/ui/use-act'

interface Props {
  label: string
  /** What the new page is called at first. */
  name: string
  busy: string
  away: string
  create: (input: { name: string }) => Promise<Outcome<{ id: number }>>
}

/** Makes an empty page and opens the gallery for it. */
export function NewButton({ label, name, busy, away, create }: Props) {
  const router = useRouter()
  const { busy: pending, problem, act } = useAct(away)
  return (
    <>
      <button
        type="button"
        className="control"
        data-primary=""
        disabled={pending}
        onClick={() =>
          act<{ ok: true; data: { id: number } }>(
            () => create({ name }),
            ({ data }) => router.push(`/dashboards/${data.id}/add`),
          )
        }
      >
        {pending ? busy : label}
      </button>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </>
  )
}
