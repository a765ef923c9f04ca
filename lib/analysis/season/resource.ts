import type { Context } from '#lib/platform/context'
import type { SeasonsResource } from './schema.ts'
import { viewSeasons } from './service.ts'

/** Answers the kept seasons of the company and of its kinds of customer for the months of a year, as programs read them. Needs `analysis:read`. */
export async function getSeasonsResource(ctx: Context, { year }: { year?: number | undefined }): Promise<SeasonsResource> {
  const view = await viewSeasons(ctx, year)
  return {
    year: view.year,
    ...{ from: view.period?.from ?? null, to: view.period?.to ?? null, known: view.known },
    seasons: view.seasons.map(({ shipmentsPerMonth, ...season }) => ({ ...season, shipments_per_month: shipmentsPerMonth })),
  }
}
