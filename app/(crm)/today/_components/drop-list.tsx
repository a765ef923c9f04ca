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

const ofSeveral = 'md:grid-cols-[4rem_minmax(0,1fr)_4rem_4rem_auto]'
const ofOne = 'md:grid-cols-[4rem_minmax(0,1fr)_4rem_auto]'

/** A few customers that ship less than expected: name, loss and what can be done on one line, how much and why below it, on a phone over the whole width. */
export function DropList({ lines, lossHint, acts }: Props) {
  return (
    <ul className="-mx-4 -mb-3">
      {lines.map(({ id, name, touched, level, tip, fallen, volume, because, owner, loss }) => (
        <li
          key={id}
          className={`grid grid-cols-[4rem_minmax(0,1fr)_auto_auto] items-center gap-x-3 border-t border-line px-4 py-1.5 ${owner === undefined ? ofOne : ofSeveral}`}
        >
          <span data-level={level} data-tip={tip} className="drop-badge md:row-span-2">
            {fallen}
          </span>
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
            <Link href={`/customers/${id}`} className="text-pretty hover:text-accent-text">
              {name}
            </Link>
            {touched !== null && <span className="text-sm whitespace-nowrap text-accent-text">{touched}</span>}
          </span>
          {owner !== undefined && <span className="truncate text-sm text-ink-faint max-md:hidden md:row-span-2">{owner}</span>}
          <span className="text-right md:row-span-2" data-tip={lossHint}>
            <CellView cell={loss} />
          </span>
          <span className="text-sm md:row-span-2">
            {acts !== null && <ActLinks customerId={id} name={name} words={acts} home="today" compact />}
          </span>
          <span className="col-span-full text-sm text-pretty text-ink-soft md:col-span-1 md:col-start-2 md:row-start-2">
            {volume} · {because}
          </span>
        </li>
      ))}
    </ul>
  )
}
