import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

const ofOwner = (column: Sql) => sql`(select ${column} from app_user u where u.id = c.owner_id)`
const ofOutlet = (column: Sql) => sql`(select ${column} from outlet l where l.id = c.outlet_id)`
const externalIdOf = (id: Sql) => sql`(select x.external_id from customer x where x.id = ${id})`

/** The columns of `customerRow` over `customerJoins`. What a customer refers to is read by subselects: joins of as many tables cost the planner
 * more than the whole page costs to read. */
export const customerColumns = sql`c.id, c.external_id as "externalId", c.name, c.kind, c.lifecycle, c.relationship_stage as "relationshipStage", c.industry, c.region_code as "regionCode",
  c.address, c.phone, c.credit_code as "creditCode", c.credit_grade as "creditGrade", c.owner_id as "ownerId",
  ${ofOwner(sql`u.name`)} as "ownerName", ${ofOwner(sql`u.email`)} as "ownerEmail", c.outlet_id as "outletId",
  ${ofOutlet(sql`l.name`)} as "outletName", ${ofOutlet(sql`l.external_id`)} as "outletCode", c.source,
  (select x.root_id from customer x where x.id = c.referrer_id) as "referrerId", ${externalIdOf(sql`c.referrer_id`)} as "referrerExternalId",
  c.parent_id as "parentId", ${externalIdOf(sql`c.parent_id`)} as "parentExternalId",
  (select x.root_id from customer x where x.id = c.payer_id) as "payerId",
  c.customer_since::text as "customerSince", c.annual_marketing_cost_minor as "annualMarketingCostMinor", c.tags,
  c.next_touch_on::text as "nextTouchOn", c.archived_at as "archivedAt", c.version, c.created_at as "createdAt", c.updated_at as "updatedAt",
  t.abc_class as "abcClass", t.abc_weighted_class as "abcWeightedClass", t.rfm_class as "rfmClass", t.dormancy_class as "dormancyClass",
  t.loyalty_class as "loyaltyClass", t.value_minor as "valueMinor", t.dormancy_ratio as "dormancyRatio",
  t.last_shipping_on::text as "lastShippingOn", t.satisfaction, t.meets_regular as "meetsRegular", t.meets_loyal as "meetsLoyal",
  (select coalesce(jsonb_object_agg(v.scheme, jsonb_build_object('class', v.class, 'reason', v.reason,
      'byId', v.set_by_id, 'byName', (select u.name from app_user u where u.id = v.set_by_id), 'at', v.set_at)), '{}')
    from customer_override v where v.customer_id = c.id) as overrides`

/** Joins a customer with its standing, over `p` that gives its id. */
export const customerJoins = sql`join customer c on c.id = p.id join customer_standing t on t.customer_id = p.id`
