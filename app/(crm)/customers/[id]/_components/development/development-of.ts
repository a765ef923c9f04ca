import { cache } from 'react'
import type { Context } from '#lib/platform/context'
import { findProspectOf } from '#lib/records/opportunities/service'

/** Answers where the winning of a customer stands, for the card; read once for each request. */
export const developmentOf = cache((ctx: Context, customerId: number) => findProspectOf(ctx, { id: customerId }))
