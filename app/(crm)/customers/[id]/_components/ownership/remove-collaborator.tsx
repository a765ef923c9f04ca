'use client'

import { useAct } from '#components/ui/use-act'

interface Props {
  id: string
  user: string
  label: string
  /** For those who hear it. */
  name: string
  away: string
  remove: (input: { id: string; user: string }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Ends that a colleague works along. */
export function RemoveCollaborator({ id, user, label, name, away, remove }: Props) {
  const { busy, problem, act: ask } = useAct(away)
  const act = () => ask(() => remove({ id, user }))
  return (
    <span className="flex-none text-sm">
      <button type="button" aria-label={name} disabled={busy} onClick={act} className="link">
        {label}
      </button>
      {problem !== null && (
        <span role="alert" className="block text-danger">
          {problem}
        </span>
      )}
    </span>
  )
}
