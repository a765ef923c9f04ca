import { describe, expect, it } from 'vitest'
import { viewCard } from '#lib/records/waybills/card'

const now = new Date('2026-11-23T12:00:00Z')
const shipped = { moving: 24, held: 48, waiting: 72 }
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`)
const event = (time: string, status: 'picked_up' | 'in_transit' | 'out_for_delivery', text: string | null = null) => ({
  occurredAt: at(time),
  provider: 'kuaidi100',
  code: status,
  status,
  text,
  outletName: null,
  courierCode: null,
})
const waybill = {
  status: 'in_transit' as const,
  acceptedAt: at('08:00'),
  promisedAt: null,
  deliveredAt: null,
  lost: false,
  customerName: '王建军',
  customerKind: 'consumer',
  freightMinor: 362,
  costMinor: 354,
}

describe('the page of a waybill', () => {
  it('shows events from the latest on, telephone numbers in them masked', () => {
    const card = viewCard(
      waybill,
      [event('08:00', 'picked_up'), event('10:00', 'in_transit', '派件员 19900001234，单号 773012345678901')],
      now,
      shipped,
    )
    expect(card.events.map(({ text }) => text)).toEqual(['派件员 199******34，单号 773012345678901', null])
  })

  it('says which event its status comes from, and none where it is as it was stated', () => {
    const both = [event('08:00', 'picked_up'), event('10:00', 'picked_up'), event('10:00', 'in_transit')]
    expect(viewCard(waybill, both, now, shipped).decidedBy?.code).toBe('in_transit')
    expect(viewCard(waybill, [], now, shipped).decidedBy).toBeNull()
  })

  it('masks a person, and knows a margin only where freight and cost are known', () => {
    expect(viewCard(waybill, [], now, shipped)).toMatchObject({ customerName: '王**', marginMinor: 8 })
    expect(viewCard({ ...waybill, customerKind: 'business' }, [], now, shipped).customerName).toBe('王建军')
    expect(viewCard({ ...waybill, costMinor: null }, [], now, shipped).marginMinor).toBeNull()
  })
})
