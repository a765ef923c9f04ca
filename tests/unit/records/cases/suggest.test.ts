import { describe, expect, test } from 'vitest'
import type { SuggestionFacts } from '#lib/records/cases/suggest'
import { suggestCase } from '#lib/records/cases/suggest'
import { parentOfTerm } from '#lib/records/cases/terms'
import { at } from './case-facts.ts'

const now = at('2026-03-05T12:00')
const waybill: SuggestionFacts = {
  status: 'in_transit',
  signType: null,
  promisedAt: at('2026-03-06T18:00'),
  lastEventAt: at('2026-03-05T08:00'),
  damaged: false,
  lost: false,
  codAmountMinor: null,
}
const late = { promisedAt: at('2026-03-04T18:00') }

describe('what a case on a waybill is likely about', () => {
  test.each([
    ['lost', { lost: true, status: 'exception' }, 'complaint', 'loss', 'loss_whole'],
    ['damaged', { damaged: true, status: 'delivered' }, 'complaint', 'damage', 'damage_content'],
    ['on its way', {}, 'request', null, 'trace'],
    ['out for delivery', { status: 'out_for_delivery' }, 'request', null, 'urge_delivery'],
    ['no scan for a day and an hour', { lastEventAt: at('2026-03-04T11:00') }, 'complaint', 'delay', 'delay_stuck'],
    ['late and not collected', { ...late, status: 'await_pickup' }, 'complaint', 'delay', 'delay_pickup'],
    ['late on the road', late, 'complaint', 'delay', 'delay_linehaul'],
    ['late with the courier', { ...late, status: 'out_for_delivery' }, 'complaint', 'delay', 'delay_delivery'],
    ['late at the customs', { ...late, status: 'customs' }, 'complaint', 'delay', 'delay_customs'],
    ['put into a locker', { status: 'delivered', signType: 'locker' }, 'complaint', 'delivery_service', 'locker_without_consent'],
    ['taken by another', { status: 'delivered', signType: 'proxy' }, 'complaint', 'delivery_service', 'proxy_without_consent'],
    [
      'delivered, and somebody calls',
      { status: 'delivered', signType: 'self' },
      'complaint',
      'delivery_service',
      'false_delivery',
    ],
    ['cash was collected', { status: 'delivered', codAmountMinor: 9_900 }, 'complaint', 'cod', 'cod_not_returned'],
    ['refused', { status: 'refused' }, 'request', null, 'intercept_return'],
  ] as const)('%s', (_, more, type, category, subcategory) => {
    expect(suggestCase({ ...waybill, ...more }, now)).toEqual({ type, category, subcategory })
    expect(parentOfTerm(subcategory)).toBe(category ?? 'request')
  })

  test('nothing where nothing stands out', () => {
    expect(suggestCase({ ...waybill, status: 'returned' }, now)).toBeNull()
    expect(suggestCase({ ...waybill, status: 'cancelled' }, now)).toBeNull()
  })
})
