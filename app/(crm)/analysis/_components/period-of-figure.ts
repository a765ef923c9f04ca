import type { FigurePeriod } from '#components/chart/figure'

/** Takes the period out of what a figure says of itself. */
export function periodOfFigure(figure: { from: string; to: string; as_of: string }): FigurePeriod {
  return { from: figure.from, to: figure.to, asOf: figure.as_of }
}
