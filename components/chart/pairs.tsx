import { Link } from '#components/ui/link'
import type { Tone } from './chart-data.tsx'
import { toneColour } from './chart-data.tsx'

/** Two values of one thing on the same scale, with the way between them. */
export interface PairDatum {
  key: string
  label: string
  before: number
  after: number
  tone: Tone
  /** At the end of the line: the difference, and what it comes to. */
  text: string
  note: string
  /** The two values, for whoever hears the line; and what it says in full, for whoever points at it. */
  heard: string
  said: string
  href: string
}

interface Props {
  data: readonly PairDatum[]
  /** Lowest and highest of the scale, each whole number of it a mark. */
  scale: readonly [low: number, high: number]
  /** What the ring and the dot are. */
  legend: { before: string; after: string }
}

const hundred = 100

/** Pairs one below the other: a ring for the first value, a dot for the second. Each line leads on as a whole. */
export function Pairs({ data, scale: [low, high], legend }: Props) {
  const at = (value: number) => `${((value - low) / (high - low)) * hundred}%`
  const marks = Array.from({ length: high - low + 1 }, (_, place) => low + place)
  return (
    <div className="pairs">
      <p aria-hidden="true" className="flex flex-wrap gap-x-4 gap-y-1 pb-1 text-sm text-ink-soft">
        <span className="flex items-center gap-1.5">
          <span className="pair-ring" />
          {legend.before}
        </span>
        <span className="flex items-center gap-1.5">
          <span className="pair-dot" style={{ background: toneColour.first }} />
          {legend.after}
        </span>
      </p>
      <ul>
        {data.map(({ key, label, before, after, tone, text, note, heard, said, href }) => (
          <li key={key}>
            <Link href={href} data-tip={said} className="pair-line">
              <span className="text-sm text-pretty">
                {label} <span className="sr-only">{heard}</span>
              </span>
              <span aria-hidden="true" className="pair-track">
                {marks.map((mark) => (
                  <i key={mark} style={{ left: at(mark) }} />
                ))}
                <b
                  style={{
                    left: at(Math.min(before, after)),
                    right: `calc(100% - ${at(Math.max(before, after))})`,
                    background: toneColour[tone],
                  }}
                />
                <span className="pair-ring" style={{ left: at(before) }} />
                <span className="pair-dot" style={{ left: at(after), background: toneColour[tone] }} />
              </span>
              <span className="py-1 text-right text-sm whitespace-nowrap">
                {text}
                <span className="block text-ink-faint">{note}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div aria-hidden="true" className="pair-line">
        <span />
        <span className="relative mx-2 h-4 text-sm text-ink-faint">
          {marks.map((mark) => (
            <span key={mark} className="absolute -translate-x-1/2" style={{ left: at(mark) }}>
              {mark}
            </span>
          ))}
        </span>
        <span />
      </div>
    </div>
  )
}
