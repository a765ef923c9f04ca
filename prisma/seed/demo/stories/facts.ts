import type { PlannedCustomer } from '../customers/plan.ts'
import { cast } from './cast.ts'
import { player } from './fates.ts'

/** Answers what is known of the customers of the stories because the stories need it, by customer and key. */
export function storyFacts(customers: readonly PlannedCustomer[]): Map<number, Readonly<Record<string, unknown>>> {
  const [first, second] = cast.sameOwner.map((member) => player(customers, member))
  const facts = new Map<number, Readonly<Record<string, unknown>>>([
    [
      player(customers, cast.brokenParcels).id,
      {
        rival_carriers: ['驰安快运'],
        stated_need: '本月三次破损，收件人投诉到平台，要求换包装方案并赔偿',
        verified_need: '已把一半订单交给驰安快运试发，等我们的整改结果',
        share_of_wallet: 0.45,
        special_goods: ['fragile'],
      },
    ],
    [
      player(customers, cast.priceOnly).id,
      {
        rival_carriers: ['蓝舟快递', '迅羽速递'],
        rival_unit_price: { amount_minor: 305, currency: 'CNY' },
        need_ranking: ['price', 'time', 'service', 'reputation'],
        psychology: ['practical', 'comparing'],
        verified_need: '只看单价，每季度比一次价，低一角就走',
        share_of_wallet: 0.9,
      },
    ],
    [
      player(customers, cast.belowCost).id,
      {
        stated_need: '要求再降 0.10 元，否则年后重新招标',
        verified_need: '大件抱枕、被芯占三成，按实重计费，体积重没有收',
        billing_habit: 'monthly',
      },
    ],
  ])
  if (first !== undefined && second !== undefined) {
    facts.set(first.id, { related_firms: [second.name], decision_process: '两家公司同一老板，一起谈价' })
    facts.set(second.id, { related_firms: [first.name], decision_process: '两家公司同一老板，一起谈价' })
  }
  return facts
}
