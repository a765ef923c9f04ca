import type { CaseDraft } from './drafts.ts'

/** The second level as the recipe words it, and its keys in the dictionary. */
const terms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  delay: {
    派送延误: 'delay_delivery',
    '中转/运输延误': 'delay_linehaul',
    轨迹停滞: 'delay_stuck',
    揽收超时: 'delay_pickup',
    不可抗力: 'delay_force_majeure',
  },
  delivery_service: {
    虚假签收: 'false_delivery',
    '未经同意投柜/驿站': 'locker_without_consent',
    '未按名址投递/未送货上门': 'not_to_address',
    未提前联系: 'no_prior_contact',
    服务态度: 'delivery_attitude',
    他人代收未经同意: 'proxy_without_consent',
    抛扔踩踏: 'thrown',
  },
  loss: { 整件丢失: 'loss_whole', 拖延赔付: 'loss_slow_payment', 内件短少: 'loss_part', 内件不符: 'loss_mismatch' },
  damage: {
    内件损毁: 'damage_content',
    部分损坏: 'damage_partial',
    外包装破损: 'damage_packing',
    '液体渗漏/生鲜变质': 'damage_leak',
  },
  pickup_service: {
    未按约上门: 'pickup_missed',
    已揽收未发出: 'collected_not_sent',
    计重计泡不符: 'weighing',
    服务态度: 'pickup_attitude',
    '未告知保价/条款': 'terms_not_told',
  },
  overcharge: { '末端加收派送/保管费': 'delivery_fee', 多计重量: 'overweight', 未公示附加费: 'hidden_surcharge' },
  cod: { 延迟返款: 'cod_late', 金额不符: 'cod_amount', 未返款: 'cod_not_returned' },
  other: { 客服渠道不畅: 'service_unreachable', 发票问题: 'invoice', 个人信息泄露: 'data_leak' },
  request: { 改址: 'change_address', 退回: 'intercept_return' },
}

/** Answers the key of a draft's second level; null where its words are its own. */
export function secondLevelOf({ type, category, second }: Pick<CaseDraft, 'type' | 'category' | 'second'>): string | null {
  return terms[category ?? type]?.[second] ?? null
}

const causes: Readonly<Record<string, string>> = {
  delay_delivery: 'delivery_stage',
  delay_linehaul: 'linehaul',
  delay_stuck: 'sorting',
  delay_pickup: 'pickup_stage',
  delay_force_majeure: 'force_majeure',
  cod_late: 'information_system',
  damage_packing: 'packing',
  damage_leak: 'packing',
}
const causeOfCategory: Readonly<Record<string, string>> = {
  delay: 'linehaul',
  loss: 'sorting',
  damage: 'linehaul',
  delivery_service: 'conduct',
  pickup_service: 'pickup_stage',
  overcharge: 'conduct',
  cod: 'conduct',
}

/** Answers where it went wrong. */
export function causeOf(draft: Pick<CaseDraft, 'type' | 'category' | 'second'>): string {
  const term = secondLevelOf(draft)
  return (term === null ? undefined : causes[term]) ?? causeOfCategory[draft.category ?? ''] ?? 'none_found'
}
