import type { ReactNode } from 'react'
import { Link } from '#components/ui/link'

export interface Tile {
  key: string
  label: string
  value: ReactNode
  below?: ReactNode
  href?: string | undefined
}

/** Figures that are read first, side by side. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-4 md:grid-cols-4">
      {tiles.map(({ key, label, value, below, href }) => (
        <div key={key} className="min-w-0">
          <dt className="text-sm text-ink-faint">{label}</dt>
          <dd className="mt-0.5 text-xl font-medium">
            {href === undefined ? (
              value
            ) : (
              <Link href={href} className="hover:underline">
                {value}
              </Link>
            )}
          </dd>
          {below !== undefined && <dd className="text-sm text-ink-faint">{below}</dd>}
        </div>
      ))}
    </dl>
  )
}
