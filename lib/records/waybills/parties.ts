/** Who pays for a waybill; the shipper, the consignee and the payer may be three. */
export const PAYERS = ['shipper', 'consignee', 'third_party'] as const
export type Payer = (typeof PAYERS)[number]

/** Answers who pays by the way of settlement: collect is the consignee's, a third party's account the third's, everything else the shipper's; null where the way is not known. */
export function payerOf(settlement: string | null): Payer | null {
  switch (settlement) {
    case 'monthly':
    case 'cash':
    case 'prepaid':
      return 'shipper'
    case 'collect':
      return 'consignee'
    case 'third_party':
      return 'third_party'
    default:
      return null
  }
}
