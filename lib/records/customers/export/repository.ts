import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'

/** A customer as an export needs it, in clear: its columns mask what is personal. */
const exportedRow = z.object({
  id: z.int(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  lifecycle: z.string(),
  industry: z.string().nullable(),
  phone: z.string().nullable(),
  tags: z.array(z.string()),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
  nextTouchOn: z.string().nullable(),
  createdAt: z.date(),
  abcClass: z.string().nullable(),
  dormancyClass: z.string().nullable(),
  dormancyRatio: z.number().nullable(),
  loyaltyClass: z.string().nullable(),
  rfmClass: z.string().nullable(),
  /** Classes set by hand, by scheme: these stand. */
  overrides: z.record(z.string(), z.string()),
  valueMinor: z.number().nullable(),
  lastShippingOn: z.string().nullable(),
  satisfaction: z.int().nullable(),
})
export type ExportedRow = z.infer<typeof exportedRow>

/** Reads customers by their ids, in the order given. Colleagues and outlets are few: they are joined, not looked up for each row. */
export function listExported(db: Db, ids: readonly number[]): Promise<ExportedRow[]> {
  return db.rows(
    exportedRow,
    sql`
    select c.id, c.external_id as "externalId", c.name, c.kind, c.lifecycle, c.industry, c.phone, c.tags, u.name as "ownerName", l.name as "outletName",
      c.next_touch_on::text as "nextTouchOn", c.created_at as "createdAt", t.abc_class as "abcClass", coalesce(v.classes, '{}') as overrides,
      t.dormancy_class as "dormancyClass", t.dormancy_ratio as "dormancyRatio", t.loyalty_class as "loyaltyClass", t.rfm_class as "rfmClass",
      t.value_minor as "valueMinor", t.last_shipping_on::text as "lastShippingOn", t.satisfaction
    from unnest(${[...ids]}::int[]) with ordinality p (id, place)
    join customer c on c.id = p.id join customer_standing t on t.customer_id = p.id
    left join app_user u on u.id = c.owner_id left join outlet l on l.id = c.outlet_id
    left join lateral (select jsonb_object_agg(o.scheme, o.class) as classes from customer_override o where o.customer_id = c.id) v on true
    order by p.place`,
  )
}
