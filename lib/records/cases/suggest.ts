/** What of a waybill tells what somebody is likely to call about. */
export interface SuggestionFacts {
  status: string
  signType: string | null
  promisedAt: Date | null
  lastEventAt: Date | null
  damaged: boolean
  lost: boolean
  codAmountMinor: number | null
}

export interface Suggestion {
  type: 'complaint' | 'request' | 'enquiry'
  /** Null for a request. */
  category: string | null
  subcategory: string | null
}

const STUCK_HOURS = 24
const HOUR_MS = 3_600_000
const OVER: readonly string[] = ['delivered', 'returned', 'cancelled']

const complaint = (category: string, subcategory: string): Suggestion => ({ type: 'complaint', category, subcategory })
const request = (subcategory: string): Suggestion => ({ type: 'request', category: null, subcategory })

/** Answers what a case on a waybill is most likely about, from where it stands; null when nothing stands out. It is offered, never set. */
export function suggestCase(facts: SuggestionFacts, now: Date): Suggestion | null {
  if (facts.lost) return complaint('loss', 'loss_whole')
  if (facts.damaged) return complaint('damage', 'damage_content')
  if (facts.status === 'delivered') return afterDelivery(facts)
  if (OVER.includes(facts.status)) return null
  if (facts.promisedAt !== null && facts.promisedAt < now) return whenLate(facts.status)
  return onTheWay(facts, now)
}

function afterDelivery({ signType, codAmountMinor }: SuggestionFacts): Suggestion {
  if (signType === 'locker' || signType === 'station') return complaint('delivery_service', 'locker_without_consent')
  if (signType === 'proxy') return complaint('delivery_service', 'proxy_without_consent')
  if (codAmountMinor !== null && codAmountMinor > 0) return complaint('cod', 'cod_not_returned')
  return complaint('delivery_service', 'false_delivery')
}

function whenLate(status: string): Suggestion {
  switch (status) {
    case 'created':
    case 'await_pickup':
      return complaint('delay', 'delay_pickup')
    case 'out_for_delivery':
      return complaint('delay', 'delay_delivery')
    case 'at_locker_or_station':
      return complaint('delivery_service', 'locker_without_consent')
    case 'customs':
      return complaint('delay', 'delay_customs')
    default:
      return complaint('delay', 'delay_linehaul')
  }
}

function onTheWay({ status, lastEventAt }: SuggestionFacts, now: Date): Suggestion | null {
  if (status === 'out_for_delivery') return request('urge_delivery')
  if (status === 'refused' || status === 'returning') return request('intercept_return')
  if (lastEventAt !== null && now.getTime() - lastEventAt.getTime() > STUCK_HOURS * HOUR_MS)
    return complaint('delay', 'delay_stuck')
  return request('trace')
}
