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
      {lines.map(({ id, name, badge, detail, value }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2.5">
          <span className="w-6 flex-none">{badge !== null && <CellView cell={badge} />}</span>
          <Link href={`/customers/${id}`} className="min-w-0 flex-1 basis-24 truncate hover:text-accent-text">
            {name}
          </Link>
          <span className="flex-none text-sm text-ink-soft">{detail !== null && <CellView cell={detail} />}</span>
          <span className="w-24 flex-none text-right text-sm max-md:hidden">{value !== null && <CellView cell={value} />}</span>
          <span className="flex-none text-sm">{acts !== null && <ActLinks customerId={id} words={acts} compact />}</span>
        </li>
      ))}
    </ul>
  )
}
