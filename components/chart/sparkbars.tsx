'use client'

interface Props {
  /** Not negative, in the order of time. */
  values: readonly number[]
  /** What each bar says on hover: when, and how much with its unit. */
  tips: readonly string[]
  /** What is to be seen, in a sentence. */
  label: string
}

const slot = 10
const gap = 2
const height = 40
/** A bar of something stays visible beside a large one; nothing has none. */
const lowest = 1.5

/** Small bars without the chart library: the shape of a series beside its figures. It stretches to the width that it is given. */
export function Sparkbars({ values, tips, label }: Props) {
  const most = Math.max(...values, 1)
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${values.length * slot} ${height}`}
      preserveAspectRatio="none"
      className="block h-12 w-full"
    >
      {values.map((value, place) => {
        const tall = value === 0 ? 0 : Math.max(lowest, (value / most) * height)
        return (
          <g key={tips[place]} data-tip={tips[place]} className="fill-accent hover:fill-accent-strong">
            <rect x={place * slot} y={0} width={slot} height={height} fill="transparent" />
            <rect x={place * slot + gap / 2} y={height - tall} width={slot - gap} height={tall} />
          </g>
        )
      })}
    </svg>
  )
}
