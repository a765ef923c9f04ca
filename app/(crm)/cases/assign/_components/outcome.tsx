export interface Shared {
  given: { name: string; count: number }[]
  left: number
  /** Null where what people have was left alone. */
  moved: { from: string; to: string; count: number }[] | null
}

export type OutcomeTexts = Record<'given' | 'movedHead' | 'left' | 'even' | 'nothing' | 'doneOne' | 'movedOne', string>

/** Whether anything changes hands. */
export const changesHands = ({ given, moved }: Shared) => given.length > 0 || (moved ?? []).length > 0

/** Who gets what, a line for each. */
export function Outcome({ came, texts }: { came: Shared; texts: OutcomeTexts }) {
  const { given, left, moved } = came
  return (
    <div className="flex flex-col gap-2" data-outcome="">
      {given.length > 0 && (
        <Lines
          head={texts.given}
          lines={given.map(({ name, count }) => texts.doneOne.replace('@', name).replace('#', String(count)))}
        />
      )}
      {moved !== null && moved.length > 0 && (
        <Lines
          head={texts.movedHead}
          lines={moved.map(({ from, to, count }) =>
            texts.movedOne.replace('@', from).replace('%', to).replace('#', String(count)),
          )}
        />
      )}
      {moved !== null && moved.length === 0 && <p>{texts.even}</p>}
      {left > 0 && <p>{texts.left.replace('#', String(left))}</p>}
      {!changesHands(came) && left === 0 && moved === null && <p>{texts.nothing}</p>}
    </div>
  )
}

function Lines({ head, lines }: { head: string; lines: readonly string[] }) {
  return (
    <div>
      <p className="font-medium">{head}</p>
      <ul className="columns-1 gap-6 md:columns-2">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
