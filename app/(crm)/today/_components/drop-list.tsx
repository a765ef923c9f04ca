'use client'

import type { CellData } from '#components/table/cell'
import { CellView } from '#components/table/cell'
import { Link } from '#components/ui/link'
import type { ActWords } from '../../customers/_components/act-links.tsx'
import { ActLinks } from '../../customers/_components/act-links.tsx'

interface Props {
  lines: readonly {
    id: number
    name: string
    /** What is said of one that somebody has touched today. */
    touched: string | null
    level: string
    /** What the level means. */
    tip: string
    fallen: string
    volume: string
    because: string
    /** Whose customer it is; undefined where they are all the reader's own. */
    owner?: string | undefined
    loss: CellData
  }[]
  lossHint: string
  acts: ActWords | null
}

/** A few customers that ship less than expected, one a line. */
export function DropList({ lines, lossHint, acts }: Props) {
  return (
    <ul className="-mx-4 -mb-3">
      {lines.map(({ id, name, touched, level, tip, fallen, volume, because, owner, loss }) => (
        <li
          key={id}
          className="grid grid-cols-[auto_minmax(0,1fr)_auto_auto] items-start gap-x-3 border-t border-line px-4 py-1.5"
        >
          <span data-level={level} data-tip={tip} className="drop-badge w-16">
            {fallen}
          </span>
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
            <Link href={`/customers/${id}`} className="text-pretty hover:text-accent-text">
              {name}
            </Link>
            {touched !== null && <span className="text-sm whitespace-nowrap text-accent-text">{touched}</span>}
          </span>
          <span className="text-right max-md:text-sm" data-tip={lossHint}>
            <CellView cell={loss} />
          </span>
          <span className="text-sm">
            {acts !== null && <ActLinks customerId={id} name={name} words={acts} home="today" compact />}
          </span>
          <span className="col-span-3 col-start-2 text-sm text-pretty text-ink-soft">
            <span className="whitespace-nowrap">{volume}</span> · {because}
            {owner !== undefined && <span className="text-ink-faint"> · {owner}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
