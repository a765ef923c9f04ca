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
    badge: CellData | null
    /** What is pressing. */
    detail: CellData | null
    value: CellData | null
  }[]
  /** What the ways to a call and to its note say; null for whoever has neither. */
  acts: ActWords | null
}

/** A few customers, one a line. */
export function LineList({ lines, acts }: Props) {
  return (
    <ul>
      {lines.map(({ id, name, touched, badge, detail, value }) => (
        <li key={id} className="flex items-center gap-x-3 border-t border-line px-4 py-2.5">
          <span className="w-6 flex-none">{badge !== null && <CellView cell={badge} />}</span>
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
            <Link href={`/customers/${id}`} className="text-pretty hover:text-accent-text">
              {name}
            </Link>
            {touched !== null && <span className="text-sm whitespace-nowrap text-accent-text">{touched}</span>}
          </span>
          <span className="flex-none text-sm text-ink-soft">{detail !== null && <CellView cell={detail} />}</span>
          <span className="w-24 flex-none text-right text-sm max-md:hidden">{value !== null && <CellView cell={value} />}</span>
          <span className="flex-none text-sm">
            {acts !== null && <ActLinks customerId={id} name={name} words={acts} home="today" compact />}
          </span>
        </li>
      ))}
    </ul>
  )
}
