import type { ReactNode } from 'react'
import type { DefinitionText } from '#components/chart/definition'
import { Definition } from '#components/chart/definition'
import type { FigurePeriod } from '#components/chart/figure'
import { usePeriodText } from '#components/chart/figure'
import type { Tile } from './tiles.tsx'
import { Tiles } from './tiles.tsx'

interface Props {
  title: string
  period: FigurePeriod
  definitions: readonly DefinitionText[]
  /** What they say together. */
  sentence: ReactNode
  tiles: readonly Tile[]
}

/** The figures that a page is about, with their period and how they are worked out. */
export function KeyFigures({ title, period, definitions, sentence, tiles }: Props) {
  const periodText = usePeriodText()
  return (
    <section className="panel flex flex-col gap-3 px-4 pt-3 pb-4">
      <div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h2 className="font-semibold">{title}</h2>
          <span className="flex flex-wrap gap-x-2">
            {definitions.map((definition) => (
              <Definition key={definition.key} definition={definition} named={definitions.length > 1} />
            ))}
          </span>
        </div>
        <p className="text-sm text-ink-faint">{periodText(period)}</p>
        <p className="pt-1 text-pretty text-ink-soft">{sentence}</p>
      </div>
      <Tiles tiles={tiles} />
    </section>
  )
}
