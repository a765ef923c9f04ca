import { z } from 'zod'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { consumerPersonal, masked } from '../record/changes.ts'

export const customerKinds = ['consumer', 'business', 'distributor', 'internal'] as const
export const lifecycles = ['potential', 'new', 'regular', 'loyal'] as const
export const creditGrades = ['A', 'B', 'C', 'D'] as const

/** What somebody decided instead of a computed class. */
const overrideRow = z.object({ class: z.string(), reason: z.string(), byName: z.string().nullable(), at: z.string() })

/** A customer as the database has it, in clear, with the names of what it refers to. Nothing but the masking below reads it. */
export const customerRow = z.object({
  id: z.int(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.enum(customerKinds),
  lifecycle: z.enum(lifecycles),
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
  referrerId: z.int().nullable(),
  referrerExternalId: z.string().nullable(),
  parentId: z.int().nullable(),
  parentExternalId: z.string().nullable(),
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
  /** Decided by a person in place of `abcClass`. */
  abcOverride: overrideRow.nullable(),
  abcWeightedClass: z.string().nullable(),
  rfmClass: z.string().nullable(),
  dormancyClass: z.string().nullable(),
  loyaltyClass: z.string().nullable(),
  /** Measure of the latest abc run, in minor units of the company's currency. */
  valueMinor: z.number().nullable(),
  /** Days since the last shipment, over the customer's own usual gap. */
  dormancyRatio: z.number().nullable(),
  lastShippingOn: z.string().nullable(),
  /** Latest answer, 1 to 5. */
  satisfaction: z.int().nullable(),
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

const ofOwner = (column: Sql) => sql`(select ${column} from app_user u where u.id = c.owner_id)`
const ofOutlet = (column: Sql) => sql`(select ${column} from outlet l where l.id = c.outlet_id)`
const externalIdOf = (id: Sql) => sql`(select x.external_id from customer x where x.id = ${id})`

/** The columns of `customerRow` over `customerJoins`. What a customer refers to is read by subselects: joins of as many tables cost the planner
 * more than the whole page costs to read. */
export const customerColumns = sql`c.id, c.external_id as "externalId", c.name, c.kind, c.lifecycle, c.industry, c.region_code as "regionCode",
  c.address, c.phone, c.credit_code as "creditCode", c.credit_grade as "creditGrade", c.owner_id as "ownerId",
  ${ofOwner(sql`u.name`)} as "ownerName", ${ofOwner(sql`u.email`)} as "ownerEmail", c.outlet_id as "outletId",
  ${ofOutlet(sql`l.name`)} as "outletName", ${ofOutlet(sql`l.external_id`)} as "outletCode", c.source,
  c.referrer_id as "referrerId", ${externalIdOf(sql`c.referrer_id`)} as "referrerExternalId",
  c.parent_id as "parentId", ${externalIdOf(sql`c.parent_id`)} as "parentExternalId",
  c.customer_since::text as "customerSince", c.annual_marketing_cost_minor as "annualMarketingCostMinor", c.tags,
  c.next_touch_on::text as "nextTouchOn", c.archived_at as "archivedAt", c.version, c.created_at as "createdAt", c.updated_at as "updatedAt",
  t.abc_class as "abcClass", t.abc_weighted_class as "abcWeightedClass", t.rfm_class as "rfmClass", t.dormancy_class as "dormancyClass",
  t.loyalty_class as "loyaltyClass", t.value_minor as "valueMinor", t.dormancy_ratio as "dormancyRatio",
  t.last_shipping_on::text as "lastShippingOn", t.satisfaction,
  (select jsonb_build_object('class', v.class, 'reason', v.reason, 'byName', (select u.name from app_user u where u.id = v.set_by_id), 'at', v.set_at)
    from customer_override v where v.customer_id = c.id and v.scheme = 'abc') as "abcOverride"`

/** Joins a customer with its standing, over `p` that gives its id. */
export const customerJoins = sql`join customer c on c.id = p.id join customer_standing t on t.customer_id = p.id`
