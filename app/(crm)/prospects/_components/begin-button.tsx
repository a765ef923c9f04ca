'use client'

import { useAct } from '#components/ui/use-act'

interface Props {
  customer: string
  label: string
  away: string
  begin: (input: { customer: string }) => Promise<{ ok: true } | { ok: false; message: string }>
}

export function BeginButton({ customer, label, away, begin }: Props) {
  const { busy, problem, act: ask } = useAct(away)
  const go = () => ask(() => begin({ customer }))
  return (
    <>
      <button type="button" disabled={busy} onClick={go} className="button-primary">
        {label}
      </button>
      {problem !== null && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
    </>
  )
}
