import { addMonths } from '#lib/core/day'
import type { builtInFacts } from '#lib/records/facts/built-in'
import { harvestOf } from '../customers/harvest.ts'
import type { PlannedCustomer } from '../customers/plan.ts'
import type { Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'

type FactKey = keyof typeof builtInFacts
type FactValue = string | number | boolean | readonly string[] | { readonly amount_minor: number; readonly currency: string }

/** Invented, like everything of the demo. */
const rivals = ['迅羽速递', '驰安快运', '蓝舟快递', '百程速运', '顺捷快递']
const windows = ['每天 17:00 前一次', '每天 11:00、17:30 两次', '周一至周五 16:00', '电话预约上门', '每天 20:00 后装车']
const processes = ['老板一人决定', '运营提需求，老板拍板', '采购比价，财务会签', '行政统一采购，年度招标', '仓库推荐，总经理批']
const needs = [
  '希望破损率降下来，并有专人跟进',
  '旺季不能压件，揽收要准时',
  '运费能再低一点，账期放到 45 天',
  '文件当天取走、次日必达',
  '异常件第一时间通知，不要等收件人来问',
]
const verified = [
  '真正在意的是售后响应，价格其次',
  '核实后：高峰期揽收能力是关键',
  '价格敏感，同行每票低 0.15 元即会分流',
  '时效稳定比最快更重要',
  '老板看重面子，需要高层走访',
]
const papers = ['手写发货台账（仓库保存）', 'Excel 对账表，每月 3 日发财务', '纸质底单存三个月', 'ERP 导出，无纸质资料']

/** What can be learnt of each key about a customer; a key that would say nothing of it gives null. */
export const factValues: Partial<
  Record<FactKey, (random: Random, customer: PlannedCustomer, timeline: Timeline) => FactValue | null>
> = {
  employees: (random) => Math.round(random.lognormal(28, 0.9)),
  founded_on: (random, _customer, { begin }) => addMonths(begin, -random.between(10, 200)).slice(0, 8).concat('18'),
  main_goods: (_random, { goods }) => (goods === null ? null : [goods]),
  special_goods: (_random, { trade, goods }) =>
    trade.rhythm === 'fresh' ? ['fresh'] : goods === '小家电' || goods === '汽车配件' ? ['fragile'] : ['none'],
  sales_channels: (random, { trade }) =>
    trade.rhythm === 'shop'
      ? random.pick([['marketplace'], ['marketplace', 'live_stream'], ['own_shop', 'marketplace']])
      : random.pick([['offline'], ['wholesale'], ['export']]),
  express_spend_month: (random, { yuanMonth }) => ({
    amount_minor: Math.round((yuanMonth * (1 + random.next())) / 10) * 1_000,
    currency: 'CNY',
  }),
  parcels_month: (random, { fullMonth }) => Math.max(1, Math.round(fullMonth * (1.05 + random.next()))),
  wants_service: (random) => random.chance(0.8),
  able_to_pay: (random) => random.chance(0.94),
  value_kinds: (random, { expectedClass, id }) =>
    expectedClass === 'A'
      ? random.pick([['profit'], ['profit', 'reputation'], ['long_term']])
      : [id % 4 === 0 ? 'long_term' : 'profit'],
  stated_need: (random) => random.pick(needs),
  verified_need: (random) => random.pick(verified),
  need_level: (random) => random.pick(['safety', 'belonging', 'esteem']),
  need_ranking: (random, { trade }) =>
    trade.rhythm === 'shop'
      ? random.pick([
          ['price', 'service', 'time', 'reputation'],
          ['service', 'price', 'time', 'reputation'],
        ])
      : ['time', 'service', 'price', 'reputation'],
  general_needs: (random) => random.pick([['fast', 'safe'], ['accurate', 'convenient'], ['safe'], ['convenient']]),
  special_needs: (random, { trade }) =>
    trade.rhythm === 'shop' ? random.pick([['low_price'], ['free_pickup']]) : random.pick([['fastest'], ['safest']]),
  psychology: (random) =>
    random.pick([['practical'], ['convenient'], ['practical', 'comparing'], ['attached'], ['confidential']]),
  rival_carriers: (random) => [random.pick(rivals.slice(0, 3)), ...(random.chance(0.4) ? [random.pick(rivals.slice(3))] : [])],
  share_of_wallet: (random) => Math.round((0.25 + 0.7 * random.next()) * 20) / 20,
  rival_unit_price: (random, { trade }) => ({
    amount_minor: Math.round(trade.priceMinor * (0.9 + 0.15 * random.next())),
    currency: 'CNY',
  }),
  pickup_window: (random) => random.pick(windows),
  packaging_habit: (random) => random.pick(['own', 'own', 'carrier', 'mixed']),
  billing_habit: (random, { settlement }) =>
    settlement === 'monthly'
      ? random.pick(['monthly', 'monthly', 'weekly'])
      : settlement === 'prepaid'
        ? 'prepaid'
        : 'per_shipment',
  peak_season: (_random, { trade, rank }) =>
    harvestOf(trade, rank) === null
      ? trade.rhythm === 'shop'
        ? '618、双11、年货节'
        : '3–5 月、11–12 月'
      : `${harvestOf(trade, rank)}上市期`,
  paper_records: (random) => random.pick(papers),
  relation_stage: (_random, { standing }) => (standing === 'potential' ? 'acquaintance' : 'customer'),
  decision_process: (random) => random.pick(processes),
  rival_contract_ends_on: (random, _customer, { end }) => addMonths(end, random.between(1, 11)),
  connected_systems: (random, { trade }) => (trade.rhythm === 'shop' ? random.pick([['plugin'], ['api'], ['plugin']]) : ['none']),
  may_be_reference: (random, { expectedClass }) => (expectedClass === 'A' ? random.chance(0.4) : null),
}
