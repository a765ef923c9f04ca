'use client'

import { Circle, CircleCheck } from 'lucide'
import { Icon } from '#components/ui/icon'
import { useAct } from '#components/ui/use-act'

interface Props {
  id: string
  version: number
  label: string
  away: string
  /** Of the circle, in pixels. */
  size?: number
  /** The task should have been done before today. */
  late?: boolean
  act: (input: { id: string; version: number; done: boolean }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Ends a task with one tap; it is opened again from the timeline. */
export function TaskDone({ id, version, label, away, size = 18, late = false, act }: Props) {
  const { busy, problem, act: ask } = useAct(away)
  const finish = () => ask(() => act({ id, version, done: true }))
  const icon = busy ? CircleCheck : Circle
  return (
    <span className="flex-none">
      <button
        type="button"
        aria-label={label}
        data-tip={label}
        aria-busy={busy}
        disabled={busy}
        onClick={finish}
        className={`-m-1 grid size-7 place-items-center rounded-full hover:text-accent-text pointer-coarse:-m-2.5 pointer-coarse:size-10 ${late ? 'text-danger' : 'text-ink-faint'}`}
      >
        <Icon of={icon} size={size} strokeWidth={1.75} />
      </button>
      {problem !== null && (
        <span role="alert" className="block text-sm text-danger">
          {problem}
        </span>
      )}
    </span>
  )
}
