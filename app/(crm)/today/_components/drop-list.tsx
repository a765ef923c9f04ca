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
      {lines.map(({ id, name, level, tip, fallen, volume, because, owner, loss }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-t border-line px-4 py-1.5">
          <span data-level={level} data-tip={tip} className="drop-badge w-16 flex-none">
            {fallen}
          </span>
          <Link href={`/customers/${id}`} className="min-w-0 flex-[3] basis-28 truncate hover:text-accent-text">
            {name}
          </Link>
          <span className="min-w-24 flex-none text-right text-sm whitespace-nowrap text-ink-soft">{volume}</span>
          <span className="min-w-0 flex-[3] basis-20 truncate text-sm text-ink-soft">{because}</span>
          {owner !== undefined && <span className="w-16 flex-none truncate text-sm text-ink-faint max-md:hidden">{owner}</span>}
          <span className="w-16 flex-none text-right" data-tip={lossHint}>
            <CellView cell={loss} />
          </span>
          <span className="flex-none text-sm">{acts !== null && <ActLinks customerId={id} words={acts} />}</span>
        </li>
      ))}
    </ul>
  )
}
