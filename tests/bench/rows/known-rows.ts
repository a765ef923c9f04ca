import type pg from 'pg'

/** The columns that the list of customers shows, of ids that are known, each table by its primary key. */
const statement = `
  select c.id, c.external_id, c.name, c.kind, c.lifecycle, c.industry, c.region_code, c.address, c.phone, c.credit_code, c.credit_grade, c.source,
    c.customer_since::text, c.annual_marketing_cost_minor, c.tags, c.next_touch_on::text, c.archived_at, c.version, c.created_at, c.updated_at,
    o.name as owner_name, o.email as owner_email, l.name as outlet_name, l.external_id as outlet_code,
    s.abc_class, s.abc_weighted_class, s.rfm_class, s.dormancy_class, s.loyalty_class, s.value_minor, s.dormancy_ratio, s.last_shipping_on::text, s.satisfaction
  from customer c join customer_standing s on s.customer_id = c.id left join app_user o on o.id = c.owner_id left join outlet l on l.id = c.outlet_id
  where c.id = any($1)`

/** Reads one of the lists of ids by a bare SELECT of the shown columns, prepared, over a connection that stands. */
export function readKnownRows(pool: pg.Pool, lists: readonly (readonly number[])[], index: number): Promise<unknown> {
  return pool.query({ name: 'bench_known_rows', text: statement, values: [lists[index % lists.length] ?? []] })
}
