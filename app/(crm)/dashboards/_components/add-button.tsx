'use client'

import { useRouter } from 'next/navigation'
import type { Outcome } from '#components/form/form'
import { Notice } from '#components/ui/notice'
import { useAct } from '#components/ui/use-act'

interface Props {
  input: { id: number; version: number; chart: string }
  label: string
  busy: string
  away: string
  add: (input: Props['input']) => Promise<Outcome<{ version: number }>>
}

/** Puts the chart on the page and shows the page. */
export function AddButton({ input, label, busy, away, add }: Props) {
  const router = useRouter()
  const { busy: pending, problem, act } = useAct(away)
  return (
    <>
      <button
        type="button"
        className="control self-start"
        data-primary=""
        disabled={pending}
        onClick={() =>
          act(
            () => add(input),
            () => router.push(`/dashboards/${input.id}?edit=1`),
          )
        }
      >
        {pending ? busy : label}
      </button>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </>
  )
}
