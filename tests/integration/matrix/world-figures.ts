import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import type { Marked } from './world-insert.ts'
import { inserter } from './world-insert.ts'

const year = {
  ...{ shipments: 100, revenueMinor: 120_000, pickupMinor: 10_000, linehaulMinor: 20_000, deliveryMinor: 30_000 },
  ...{ otherMinor: 0, claimsMinor: 0, serviceMinor: 4_000, marketingMinor: 0 },
  ...{ knownRevenueMinor: 120_000, knownCostMinor: 60_000, uncosted: 0 },
}
/** Of a customer whose value changed. */
const changedYears = { now: year, before: { ...year, revenueMinor: 160_000, knownRevenueMinor: 160_000 } }

/** Puts a customer among all that nights keep of customers, and answers the id of its loss. */
export async function makeFigures(company: TestCompany, { customerId, outletId }: Marked): Promise<number> {
  const insert = inserter(company)
  await company.db.execute(sql`
    insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence)
    values (${customerId}, current_date - 1, current_date - 1, 3, 10, 100, 107, 1200, 115714, '{complaint}',
      '{"damaged":0,"lost":0,"promised":0,"late":0,"lateBefore":null,"complaints":1,"openComplaints":1,"priceBefore":1200,"priceNow":1200,"kindRatio":null,"rivals":[],"shareOfWallet":null}')`)
  await company.db.execute(sql`
    insert into customer_sleeper (customer_id, as_of, since, level, last_shipping_on, shipments, revenue_minor, margin_minor, worth, causes, evidence)
    values (${customerId}, current_date - 1, current_date - 1, 2, current_date - 30, 100, 120000, 3400, 'worth', '{complaint}',
      '{"damaged":0,"lost":0,"promised":0,"late":0,"lateBefore":null,"complaints":1,"openComplaints":1,"badlyAnswered":0,"priceBefore":1200,"priceNow":1200,"discountBefore":null,"discountNow":null,"kiloBefore":null,"kiloNow":null,"kindRatio":null,"rivals":[],"shareOfWallet":null,"silentDays":29,"sameDaysLastYear":null}')`)
  await company.db.execute(sql`
    insert into concentration_alarm (customer_id, outlet_id, revenue_minor, margin_minor, place_revenue_minor, share, limit_share, since)
    values (${customerId}, ${outletId}, 120000, 3400, 240000, 0.5, 0.1, current_date - 1)`)
  const lossId = await insert(sql`
    insert into customer_loss (customer_id, last_shipping_on, lost_on, currency, revenue_minor, margin_minor, complete)
    values (${customerId}, current_date - 200, current_date - 20, 'CNY', 120000, 3400, true) returning id`)
  await company.db.execute(sql`
    insert into negative_margin (customer_id, revenue_minor, pieces, margin_minor) values (${customerId}, 120000, 100, -3400)`)
  await company.db.execute(sql`
    insert into revenue_change (customer_id, season_kind_id, shipments, shipments_then, revenue_minor, revenue_then_minor, change_minor)
    values (${customerId}, 0, 2, 10, 2400, 12000, -9600)`)
  await company.db.execute(sql`
    insert into manager_period (id, as_of, then_from, then_to, basis)
    values (1, current_date - 1, current_date - 366, current_date - 365, 'year') on conflict do nothing`)
  await company.db.execute(sql`
    insert into year_value_period (id, from_on, to_on) values (1, date_trunc('year', current_date)::date, current_date + 1) on conflict do nothing`)
  await company.db.execute(sql`
    insert into customer_year_value (customer_id, revenue_minor, pickup_minor, linehaul_minor, delivery_minor, other_minor, claims_minor, service_minor,
      marketing_minor, value_minor) values (${customerId}, 120000, 10000, 20000, 30000, 0, 0, 4000, 0, 56000)`)
  await company.db.execute(sql`
    insert into customer_profit (customer_id, span, shipments, pieces, revenue_minor, pickup_minor, linehaul_minor, delivery_minor, other_minor, claims_minor, service_minor,
      marketing_minor, known_revenue_minor, known_cost_minor, known_waybills, margin_minor, profit_minor, margin_rank, profit_rank, rank_fall, fifth)
    values (${customerId}, 1, 100, 100, 120000, 10000, 20000, 30000, 0, 0, 4000, 0, 120000, 60000, 100, 60000, 56000, 1, 1, 0, 1)`)
  await company.db.execute(sql`
    insert into profit_period (span, from_on, to_on, customers, revenue_minor) values (1, current_date - 365, current_date, 1, 120000) on conflict do nothing`)
  await company.db.execute(sql`
    insert into customer_worth (customer_id, potential, year_minor, twelve_minor, lifetime_minor, p_alive, frequency, expected_shipments, staying, at_risk_minor, keeping)
    values (${customerId}, false, 56000, 56000, 90000, 0.3, 9, 12.5, 'unlikely', 39200, 'pays')`)
  await company.db.execute(sql`
    insert into worth_period (id, as_of, year_from, twelve_from, horizon_days, measure)
    values (1, current_date - 1, date_trunc('year', current_date)::date, current_date - 365, 365, 'revenue') on conflict do nothing`)
  await company.db.execute(sql`
    insert into customer_value_change (customer_id, as_of, then_on, since, fell, now_minor, then_minor, change_minor, figures, driver)
    values (${customerId}, current_date - 1, current_date - 93, current_date - 1, true, 56000, 96000, -40000, ${JSON.stringify(changedYears)}::jsonb, 'volume')`)
  await company.db.execute(sql`
    insert into loyalty_period (id, from_on, to_on) values (1, current_date - 365, current_date) on conflict do nothing`)
  await company.db.execute(
    sql`insert into customer_loyalty (customer_id, revenue_minor, shipments, visits) values (${customerId}, 120000, 100, 2)`,
  )
  return lossId
}
