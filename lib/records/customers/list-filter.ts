import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { ListSource, SortKey } from '#lib/platform/list/list-page'
import type { FactParams } from '../facts/param.ts'
import type { ClassColumn } from '../overrides/list-filter.ts'
import { classStands } from '../overrides/list-filter.ts'
import type { TouchWindow } from './due-window.ts'
import { dueBefore } from './due-window.ts'
import type { GateState, Stage } from './gates.ts'
import { nextStage } from './gates.ts'
import type { CustomerSort } from './sorts.ts'

/** What customers may be sorted by. `walk` is spelled as the index (key, id) has it, so that a list can be read in its order; `gather` means the
 * same and no index knows it: few rows are better found first and sorted then. */
const sortKeys = {
  name: { walk: sql`s.name collate zh_pinyin`, gather: sql`(s.name || '') collate zh_pinyin`, type: 'text' },
  value: {
    walk: sql`coalesce(s.value_minor, -9007199254740991)`,
    gather: sql`coalesce(s.value_minor, -9007199254740991) + 0`,
    type: 'int8',
  },
  last_shipping: {
    walk: sql`coalesce(s.last_shipping_on, '-infinity')`,
    gather: sql`coalesce(s.last_shipping_on, '-infinity') + 0`,
    type: 'date',
  },
  next_touch: {
    walk: sql`coalesce(s.next_touch_on, 'infinity')`,
    gather: sql`coalesce(s.next_touch_on, 'infinity') + 0`,
    type: 'date',
  },
  dormancy: { walk: sql`coalesce(s.dormancy_ratio, -1)`, gather: sql`coalesce(s.dormancy_ratio, -1) + 0`, type: 'float8' },
  created: { walk: sql`s.created_at`, gather: sql`s.created_at + interval '0'`, type: 'timestamptz' },
} as const satisfies Record<CustomerSort, { walk: Sql; gather: Sql; type: SortKey['type'] }>

/** What narrows a list of customers; what is left out does not. All that is given holds at once. */
export interface CustomerFilter {
  kind?: string | undefined
  lifecycle?: string | undefined
  /** How the stage that is stated differs from what the gates give. */
  gate?: GateState | undefined
  /** Only those that do not meet the gate into a stage. */
  below?: string | undefined
  /** Only these. */
  ids?: readonly number[] | undefined
  /** How near it stands; whoever has shipped is a customer. */
  stage?: string | undefined
  /** The class that stands, or `none` for those without one: what somebody set by hand, else what was computed. So are the other classes. */
  abc?: string | undefined
  /** A class, `none` for those without one, or `sleeping` for drowsy, half asleep and asleep together. */
  dormancy?: string | undefined
  /** `none` is a class of loyalty. */
  loyalty?: string | undefined
  /** Three digits, or `none`; any of several classes. */
  rfm?: string | readonly string[] | undefined
  /** A colleague, oneself, or nobody. */
  owner?: RecordId | 'me' | 'none' | undefined
  /** An outlet with everything below it. */
  outlet?: RecordId | undefined
  industry?: string | undefined
  tag?: string | undefined
  /** As `dueBefore` has it · no day set. */
  next_touch?: TouchWindow | undefined
  /** GB/T 2260: a province or a city holds what lies in it (330000, 330200); anything else is taken as it is. */
  region_code?: string | undefined
  credit_grade?: string | undefined
  /** Only those that have not shipped for longer than the company's `sales.churn` days, or, false, only the others; who never shipped is not lost. */
  churned?: boolean | undefined
  /** Only archived ones; without it only those that are not. */
  archived?: boolean | undefined
  /** First day of creation, in company time, and the day after the last. */
  created_from?: string | undefined
  created_to?: string | undefined
  /** What the current values of facts must be, as the URL has it; `factConditions` says it in SQL. */
  facts?: FactParams | undefined
}

/** What the conditions need beside the filter. */
export interface FilterGround {
  userId: number
  /** Today in company time. */
  today: string
  /** The first instants of `created_from` and `created_to`. */
  createdFrom: Date | null
  createdTo: Date | null
  /** The day before which the last shipment of a lost customer lies; null without that filter. */
  lostBefore: string | null
  /** The outlet of the filter and all below it; null without that filter. */
  outletIds: readonly number[] | null
}

/** How a page is read: in the order of the index of its sort key, or by finding all rows and sorting them. */
export type ReadingOrder = 'walk' | 'gather'

/** Answers the tables of the list and what it sorts by. The wide customer row is joined only where a condition looks at it. */
export function customerSource(sort: CustomerSort, order: ReadingOrder, wide: boolean): ListSource {
  const from = wide ? sql`customer_standing s join customer c on c.id = s.customer_id` : sql`customer_standing s`
  return { from, id: sql`s.customer_id`, sort: { expression: sortKeys[sort][order], type: sortKeys[sort].type } }
}

/** Answers the conditions on who holds a customer: of a filter's owner and outlet. They alone say how many rows there can be. */
export function holderConditions({ owner }: CustomerFilter, ground: Pick<FilterGround, 'userId' | 'outletIds'>): Sql[] {
  const ofOutlet = ground.outletIds === null ? [] : [sql`s.outlet_id = any(${[...ground.outletIds]}::int[])`]
  if (owner === undefined) return ofOutlet
  if (owner === 'none') return [sql`s.owner_id is null`, ...ofOutlet]
  if (owner === 'me') return [sql`s.owner_id = ${ground.userId}`, ...ofOutlet]
  if ('id' in owner) return [sql`s.owner_id = ${owner.id}`, ...ofOutlet]
  return [sql`s.owner_id = (select u.id from app_user u where u.external_id = ${owner.externalId})`, ...ofOutlet]
}

/** Answers the conditions of a filter over `customer_standing s`, and over `customer c` as well when `wide`. */
export function filterConditions(filter: CustomerFilter, ground: FilterGround): { conditions: Sql[]; wide: boolean } {
  const wide = wideConditions(filter)
  return { conditions: [...narrowConditions(filter, ground), ...wide], wide: wide.length > 0 }
}

/** Asked for as one. */
const sleeping = ['drowsy', 'half_asleep', 'asleep']

const classes = {
  abc: { scheme: 'abc', computed: sql`s.abc_class` },
  dormancy: { scheme: 'dormancy', computed: sql`s.dormancy_class` },
  loyalty: { scheme: 'loyalty', computed: sql`s.loyalty_class` },
  rfm: { scheme: 'rfm', computed: sql`s.rfm_class` },
} as const satisfies Record<string, ClassColumn>

function classIs(of: ClassColumn, value: string | readonly string[] | undefined): Sql[] {
  if (value === undefined) return []
  return [
    classStands(sql`s.customer_id`, of, (column) => {
      if (typeof value !== 'string') return sql`${column} = any(${[...value]}::text[])`
      return value === 'none' ? sql`${column} is null` : sql`${column} = ${value}`
    }),
  ]
}

function narrowConditions(filter: CustomerFilter, ground: FilterGround): Sql[] {
  const touch = filter.next_touch === undefined ? [] : [touchCondition(filter.next_touch, ground.today)]
  return [
    filter.archived === true ? sql`not s.listed` : sql`s.listed`,
    ...(filter.ids === undefined ? [] : [sql`s.customer_id = any(${[...filter.ids]}::int[])`]),
    ...(filter.below === undefined ? [] : [isBelow(filter.below)]),
    ...classIs(classes.abc, filter.abc),
    ...classIs(classes.dormancy, filter.dormancy === 'sleeping' ? sleeping : filter.dormancy),
    ...(filter.loyalty === undefined ? [] : classIs(classes.loyalty, [filter.loyalty])),
    ...classIs(classes.rfm, filter.rfm),
    ...holderConditions(filter, ground),
    ...touch,
    ...churnConditions(filter, ground),
    ...(ground.createdFrom === null ? [] : [sql`s.created_at >= ${ground.createdFrom}::timestamptz`]),
    ...(ground.createdTo === null ? [] : [sql`s.created_at < ${ground.createdTo}::timestamptz`]),
  ]
}

/** Says, in SQL, whether the customer of a standing `s` is lost: it has shipped, and last before this day (see `readLostRule`). */
export const isLostBefore = (day: string): Sql => sql`(s.last_shipping_on < ${day}::date) is true`

function churnConditions({ churned }: CustomerFilter, { lostBefore }: FilterGround): Sql[] {
  if (churned === undefined || lostBefore === null) return []
  // Without `is true` an index answers it.
  return [churned ? sql`s.last_shipping_on < ${lostBefore}::date` : sql`not ${isLostBefore(lostBefore)}`]
}

function touchCondition(window: TouchWindow, today: string): Sql {
  const key = sortKeys.next_touch.walk
  return window === 'none' ? sql`${key} = 'infinity'` : sql`${key} < ${dueBefore(window, today)}::date`
}

function wideConditions(filter: CustomerFilter): Sql[] {
  const is = (column: Sql, value: string | undefined) => (value === undefined ? [] : [sql`${column} = ${value}`])
  return [
    ...is(sql`c.kind`, filter.kind),
    ...is(sql`c.lifecycle`, filter.lifecycle),
    ...(filter.gate === undefined ? [] : [gateIs(filter.gate)]),
    ...(filter.stage === undefined ? [] : [stageIs(sql`c`, filter.stage)]),
    ...is(sql`c.industry`, filter.industry),
    ...is(sql`c.credit_grade`, filter.credit_grade),
    ...(filter.tag === undefined ? [] : [sql`c.tags @> ${[filter.tag]}::text[]`]),
    ...(filter.region_code === undefined ? [] : [regionCondition(filter.region_code)]),
    // Those merged away are unlisted too and are not archived ones.
    ...(filter.archived === true ? [sql`c.archived_at is not null and c.root_id = c.id`] : []),
  ]
}

/** Whether a customer with its standing `s` meets the gate into each stage; null where that was never worked out. */
const met: Readonly<Record<Stage, Sql>> = {
  potential: sql`true`,
  new: sql`s.last_shipping_on is not null`,
  regular: sql`s.meets_regular`,
  loyal: sql`s.meets_loyal`,
}

const byStage = (
  of: (stage: Stage) => Sql,
) => sql`case c.lifecycle when 'potential' then ${of('potential')} when 'new' then ${of('new')}
  when 'regular' then ${of('regular')} else ${of('loyal')} end`

const isUnmet = byStage((stage) => sql`(${met[stage]}) is false`)
const isNextMet = byStage((stage) => {
  const after = nextStage[stage]
  return after === null ? sql`false` : sql`(${met[after]}) is true`
})

/** The condition that a customer `c` with its standing `s` differs so: the same rule as `gateStateOf`. */
const gateIs = (state: GateState): Sql => (state === 'unmet' ? isUnmet : sql`not (${isUnmet}) and ${isNextMet}`)

/** The condition that a customer with its standing `s` does not meet the gate into a stage. */
const isBelow = (stage: string): Sql => sql`(${met[stage as Stage]}) is false`

/** The condition that a customer row stands at a stage: the same rule as `stageOf`. */
export const stageIs = (customer: Sql, stage: string): Sql =>
  sql`case when ${customer}.lifecycle = 'potential' then coalesce(${customer}.relationship_stage, 'stranger') else 'customer' end = ${stage}`

function regionCondition(code: string): Sql {
  const area = /^(\d\d)0000$|^(\d{4})00$/.exec(code)
  const prefix = area?.[1] ?? area?.[2]
  return prefix === undefined ? sql`c.region_code = ${code}` : sql`left(c.region_code, ${prefix.length}) = ${prefix}`
}
