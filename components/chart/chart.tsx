'use client'

import dynamic from 'next/dynamic'
import type { BarsProps } from './bars.tsx'
import type { LinesProps } from './lines.tsx'
import type { ParetoProps } from './pareto.tsx'

// Drawn in the browser only, and loaded only where a chart is: the library weighs more than the rest of a page.
const Bars = dynamic(() => import('./bars.tsx').then((file) => file.Bars), { ssr: false })
const Lines = dynamic(() => import('./lines.tsx').then((file) => file.Lines), { ssr: false })
const Pareto = dynamic(() => import('./pareto.tsx').then((file) => file.Pareto), { ssr: false })

/** A chart, whose room is there before it. It is hidden from whoever reads by voice or keyboard: the table behind it says the same. */
export function Chart(props: (BarsProps | LinesProps | ParetoProps) & { height: number }) {
  return (
    <div aria-hidden="true" className="chart" style={{ height: props.height }}>
      <Drawing {...props} />
    </div>
  )
}

function Drawing(props: BarsProps | LinesProps | ParetoProps) {
  switch (props.kind) {
    case 'bars':
      return <Bars {...props} />
    case 'lines':
      return <Lines {...props} />
    case 'pareto':
      return <Pareto {...props} />
  }
}
