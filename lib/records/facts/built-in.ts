import type { Db } from '#lib/platform/db/database'
import type { FactDefinition } from './definition.ts'
import { insertFactKeys } from './repository.ts'

type BuiltIn = Pick<FactDefinition, 'infoClass' | 'valueType' | 'options'>

const descriptive = (valueType: FactDefinition['valueType'], options: readonly string[] = []): BuiltIn => ({
  infoClass: 'descriptive',
  valueType,
  options,
})
const behavioural = (valueType: FactDefinition['valueType'], options: readonly string[] = []): BuiltIn => ({
  infoClass: 'behavioural',
  valueType,
  options,
})
const relational = (valueType: FactDefinition['valueType'], options: readonly string[] = []): BuiltIn => ({
  infoClass: 'relational',
  valueType,
  options,
})

/**
 * What may be known of every customer (documents 000 to 003): who it is (描述), how it behaves (行为), and how it is tied to us and to others (关联). All of it is
 * about the business, nothing about anybody's private life. Names of keys and options stand in the catalogues under `facts`.
 */
export const builtInFacts = {
  employees: descriptive('number'),
  founded_on: descriptive('date'),
  main_goods: descriptive('list'),
  special_goods: descriptive('list', ['fresh', 'liquid', 'battery', 'fragile', 'oversize', 'valuable', 'none']),
  sales_channels: descriptive('list', ['own_shop', 'marketplace', 'live_stream', 'wholesale', 'export', 'offline']),
  express_spend_month: descriptive('money'),
  parcels_month: descriptive('number'),
  wants_service: descriptive('boolean'),
  able_to_pay: descriptive('boolean'),
  value_kinds: descriptive('list', ['profit', 'reputation', 'long_term']),
  stated_need: descriptive('text'),
  verified_need: descriptive('text'),
  need_level: descriptive('choice', ['physiological', 'safety', 'belonging', 'esteem', 'self_actualisation']),
  need_ranking: descriptive('list', ['price', 'service', 'time', 'reputation']),
  general_needs: descriptive('list', ['fast', 'accurate', 'safe', 'convenient']),
  special_needs: descriptive('list', ['low_price', 'free_pickup', 'safest', 'fastest']),
  psychology: behavioural('list', [
    'practical',
    'convenient',
    'confidential',
    'conformist',
    'attached',
    'comparing',
    'aesthetic',
  ]),
  rival_carriers: behavioural('list'),
  share_of_wallet: behavioural('number'),
  rival_unit_price: behavioural('money'),
  pickup_window: behavioural('text'),
  packaging_habit: behavioural('choice', ['own', 'carrier', 'mixed']),
  billing_habit: behavioural('choice', ['per_shipment', 'weekly', 'monthly', 'prepaid']),
  peak_season: behavioural('text'),
  paper_records: behavioural('text'),
  relation_stage: relational('choice', ['stranger', 'acquaintance', 'friend', 'customer']),
  decision_process: relational('text'),
  related_firms: relational('list'),
  rival_contract_ends_on: relational('date'),
  connected_systems: relational('list', ['api', 'edi', 'plugin', 'none']),
  may_be_reference: relational('boolean'),
} as const satisfies Record<string, BuiltIn>

/** Writes the built-in keys that are missing; what a company has switched off stays off. For every start: a later release may bring more. */
export async function seedFactKeys(db: Db): Promise<void> {
  await insertFactKeys(
    db,
    Object.entries<BuiltIn>(builtInFacts).map(([key, fact]) => ({
      key,
      infoClass: fact.infoClass,
      valueType: fact.valueType,
      options: fact.options,
    })),
  )
}
