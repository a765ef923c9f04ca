import { Link } from '#components/ui/link'
import type { Tone } from './chart-data.tsx'
import { toneColour } from './chart-data.tsx'
import type { FlowBand, FlowLink, FlowNode } from './flow-layout.tsx'
import { layFlows } from './flow-layout.tsx'
import { cut, widthOf } from './label-lines.tsx'

export interface FlowPlace {
  key: string
  label: string
  /** What is written after the name. */
  text: string
  tone: Tone
  href: string
}

export interface Flow extends FlowLink {
  /** What it says in full, for whoever points at it or hears it. */
  label: string
  href: string
}

interface Props {
  /** What it is called for those who do not see it. */
  label: string
  left: readonly FlowPlace[]
  right: readonly FlowPlace[]
  flows: readonly Flow[]
}

const width = 880
const nameRoom = 220
const nodeWidth = 8
/** Between a name and what is written after it. */
const gap = 6
/** Narrower ones could not be seen. */
const leastBand = 1
const fromX = nameRoom + nodeWidth
const toX = width - nameRoom - nodeWidth
const middleX = (fromX + toX) / 2

/** From where to where as bands, whose width says how many: drawn as plain SVG on the server. Every band and every name is a link. */
export function FlowChart({ label, left, right, flows }: Props) {
  const laid = layFlows(
    left.map(({ key }) => key),
    right.map(({ key }) => key),
    flows,
  )
  const toneAt = new Map(right.map(({ key, tone }) => [key, tone]))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links in a drawing has no element of its own
    <svg role="group" aria-label={label} viewBox={`0 0 ${width} ${laid.height}`} className="flow">
      {laid.bands.map((band) => {
        const flow = flows.find(({ from, to }) => from === band.from && to === band.to)
        return (
          flow !== undefined && (
            <Link key={`${band.from} ${band.to}`} href={flow.href} aria-label={flow.label}>
              <title>{flow.label}</title>
              <path
                d={bandPath(band)}
                fill={toneColour[toneAt.get(band.to) ?? 'rest']}
                fillOpacity={band.from === band.to ? stillOpacity : movedOpacity}
              />
            </Link>
          )
        )
      })}
      <Side nodes={laid.left} places={left} barX={nameRoom} nameX={nameRoom - nodeWidth} anchor="end" />
      <Side nodes={laid.right} places={right} barX={toX} nameX={toX + 2 * nodeWidth} anchor="start" />
    </svg>
  )
}

const stillOpacity = 0.18
const movedOpacity = 0.55

interface SideProps {
  nodes: readonly FlowNode[]
  places: readonly FlowPlace[]
  barX: number
  nameX: number
  anchor: 'start' | 'end'
}

function Side({ nodes, places, barX, nameX, anchor }: SideProps) {
  return nodes.map(({ key, y, height }) => {
    const place = places.find((each) => each.key === key)
    return (
      place !== undefined && (
        <Link key={key} href={place.href}>
          <rect x={barX} y={y} width={nodeWidth} height={Math.max(height, leastBand)} fill={toneColour[place.tone]} rx={2} />
          <text x={nameX} y={y + height / 2} textAnchor={anchor} dominantBaseline="central" fontSize={13} fill="var(--ink)">
            <title>{place.label}</title>
            {cut(place.label, nameRoom - 2 * nodeWidth - gap - widthOf(place.text))}
            <tspan dx={gap} fill="var(--ink-faint)">
              {place.text}
            </tspan>
          </text>
        </Link>
      )
    )
  })
}

function bandPath({ fromY, toY, height }: FlowBand): string {
  const high = Math.max(height, leastBand)
  const over = `M${fromX} ${fromY}C${middleX} ${fromY} ${middleX} ${toY} ${toX} ${toY}`
  return `${over}V${toY + high}C${middleX} ${toY + high} ${middleX} ${fromY + high} ${fromX} ${fromY + high}Z`
}
