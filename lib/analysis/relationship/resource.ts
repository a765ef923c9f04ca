import type { Context } from '#lib/platform/context'
import { leftOutOf } from '../left-out/service.ts'
import type { CellFigures } from './matrix.ts'
import type { MatricesResource } from './schema.ts'
import type { CountMatrix, ScaleMatrix } from './service.ts'
import { getCountMatrix, getScaleMatrix, listRecommended } from './service.ts'

/** Answers both matrices of document 003 as an answer of the API: within the reader's scope, each null before its first run. Throws `not_found` when the rows of a run are no longer kept. */
export async function getMatricesResource(ctx: Context): Promise<MatricesResource> {
  const [count, scale, recommended] = await Promise.all([getCountMatrix(ctx), getScaleMatrix(ctx), listRecommended(ctx)])
  const leftOut = (run: `relationship_${'count' | 'scale'}_${number}`) => leftOutOf(ctx, run, { needs: 'both' })
  return {
    count: count === null ? null : { ...viewCount(count), ...(await leftOut(`relationship_count_${count.runId}`)) },
    scale: scale === null ? null : { ...viewScale(scale), ...(await leftOut(`relationship_scale_${scale.runId}`)) },
    recommended:
      recommended?.map(({ level, customers, revenueMinor }) => ({ level, customers, revenue_minor: revenueMinor })) ?? null,
  }
}

function viewCount(matrix: CountMatrix) {
  return {
    ...viewFrame(matrix),
    count_cuts: [...matrix.countCuts],
    margin_cuts: [...matrix.marginCuts],
    cells: matrix.rows
      .flatMap(({ cells }) => cells)
      .map(({ cell, level, printed, segments, ...figures }) => ({ cell, level, printed, segments, ...viewFigures(figures) })),
  }
}

function viewScale(matrix: ScaleMatrix) {
  return {
    ...viewFrame(matrix),
    ...{ scale_by: matrix.scaleBy, large_share: matrix.largeShare, medium_share: matrix.mediumShare },
    margin_cuts: [...matrix.marginCuts],
    cells: matrix.rows
      .flatMap(({ cells }) => cells)
      .map(({ cell, outputs, isPrinted, ...figures }) => ({ cell, outputs, as_printed: isPrinted, ...viewFigures(figures) })),
  }
}

function viewFrame({ runId, asOf, from, to, currency, scope, all, unknown }: CountMatrix | ScaleMatrix) {
  return {
    ...{ run_id: String(runId), as_of: asOf, from, to, currency, scope },
    all: viewFigures(all),
    unknown: unknown === null ? null : viewFigures(unknown),
  }
}

function viewFigures({ customers, revenueMinor, knownRevenueMinor, marginMinor, marginRate, revenueShare }: CellFigures) {
  return {
    ...{ customers, revenue_minor: revenueMinor, known_revenue_minor: knownRevenueMinor, margin_minor: marginMinor },
    ...{ margin_rate: marginRate, revenue_share: revenueShare },
  }
}
