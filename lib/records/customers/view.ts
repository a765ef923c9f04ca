import { z } from 'zod'
import { consumerPersonal, masked } from '../record/changes.ts'
import { relationshipStages } from '../relationship/stage.ts'

export const customerKinds = ['consumer', 'business', 'distributor', 'internal'] as const
export const lifecycles = ['potential', 'new', 'regular', 'loyal'] as const
export const creditGrades = ['A', 'B', 'C', 'D'] as const

/** What somebody decided instead of a computed class. */
const overrideRow = z.object({ class: z.string(), reason: z.string(), byId: z.int(), byName: z.string(), at: z.string() })

/** A customer as the database has it, in clear, with the names of what it refers to. Nothing but the masking below reads it. */
export const customerRow = z.object({
  id: z.int(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.enum(customerKinds),
  lifecycle: z.enum(lifecycles),
  /** As it was set; see `stageOf` for where it stands. */
  relationshipStage: z.enum(relationshipStages).nullable(),
  industry: z.string().nullable(),
  regionCode: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  creditCode: z.string().nullable(),
  creditGrade: z.enum(creditGrades).nullable(),
  ownerId: z.int().nullable(),
  ownerName: z.string().nullable(),
  ownerEmail: z.string().nullable(),
  outletId: z.int().nullable(),
  outletName: z.string().nullable(),
  outletCode: z.string().nullable(),
  source: z.string().nullable(),
  /** Who brought it, as the survivor where that one was merged away. */
  referrerId: z.int().nullable(),
  referrerExternalId: z.string().nullable(),
  parentId: z.int().nullable(),
  parentExternalId: z.string().nullable(),
  /** Who settles for it, as the survivor where that one was merged away; null when it pays itself. */
  payerId: z.int().nullable(),
  customerSince: z.string().nullable(),
  annualMarketingCostMinor: z.number().nullable(),
  tags: z.array(z.string()),
  nextTouchOn: z.string().nullable(),
  archivedAt: z.date().nullable(),
  version: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** Classes as computed by the latest runs, over the whole company; null before the first. */
  abcClass: z.string().nullable(),
  abcWeightedClass: z.string().nullable(),
  rfmClass: z.string().nullable(),
  dormancyClass: z.string().nullable(),
  loyaltyClass: z.string().nullable(),
  /** By scheme, what a person decided in place of what was computed. */
  overrides: z.record(z.string(), overrideRow),
  /** Measure of the latest abc run, in minor units of the company's currency. */
  valueMinor: z.number().nullable(),
  /** Days since the last shipment, over the customer's own usual gap. */
  dormancyRatio: z.number().nullable(),
  lastShippingOn: z.string().nullable(),
  /** Latest answer, 1 to 5. */
  satisfaction: z.int().nullable(),
  /** Whether it meets the gates of a regular and of a loyal customer, as the last night worked it out. */
  meetsRegular: z.boolean().nullable(),
  meetsLoyal: z.boolean().nullable(),
})
export type CustomerRow = z.infer<typeof customerRow>

/** A customer as a screen or a program gets it: a consumer's name, telephone number and address are masked. */
export interface CustomerView extends CustomerRow {
  /** Whether personal values were hidden: they are seen by revealing them. */
  personal: boolean
}

/** Hides what is personal of a customer. A business's own name, telephone number and address are not. */
export function maskedView(row: CustomerRow): CustomerView {
  if (row.kind !== 'consumer') return { ...row, personal: false }
  return {
    ...row,
    name: consumerPersonal.name(row.name),
    phone: masked(consumerPersonal.phone, row.phone),
    address: masked(consumerPersonal.address, row.address),
    personal: true,
  }
}
