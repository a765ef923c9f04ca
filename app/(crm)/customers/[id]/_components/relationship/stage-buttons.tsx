'use client'

import { useAct } from '#components/ui/use-act'
import type { RelationshipStage } from '#lib/records/relationship/stage'

interface Props {
  id: string
  stage: RelationshipStage
  may: boolean
  choices: readonly { value: RelationshipStage; label: string }[]
  label: string
  away: string
  set: (input: { id: string; stage: string; instead_of: string }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** The stages side by side, the present one marked; one tap sets another. */
export function StageButtons({ id, stage, may, choices, label, away, set }: Props) {
  const { busy, problem, act: ask } = useAct(away)
  const choose = (to: RelationshipStage) => ask(() => set({ id, stage: to, instead_of: stage }))
  if (!may) return <p className="font-medium">{choices.find(({ value }) => value === stage)?.label}</p>
  return (
    <>
      <fieldset className="flex flex-wrap gap-2" aria-busy={busy}>
        <legend className="sr-only">{label}</legend>
        {choices.map(({ value, label: text }) => (
          <button
            key={value}
            type="button"
            className="control"
            data-active={value === stage ? '' : undefined}
            aria-pressed={value === stage}
            disabled={busy}
            onClick={() => choose(value)}
          >
            {text}
          </button>
        ))}
      </fieldset>
      {problem !== null && (
        <p role="alert" className="pt-2 text-sm text-danger">
          {problem}
        </p>
      )}
    </>
  )
}
