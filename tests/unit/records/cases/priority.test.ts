import { describe, expect, it, test } from 'vitest'
import type { PriorityFacts } from '#lib/records/cases/priority'
import { priorityOf } from '#lib/records/cases/priority'

// The rule as the trade has it: P1 人身 / 舆情 / 12305 / above 5,000 yuan / a batch of an A customer; P2 loss, damage, false delivery, a second call; P3 the rest.
const above = 500_000
const ordinary: PriorityFacts = {
  byHand: null,
  type: 'complaint',
  channel: 'hotline',
  category: 'delay',
  subcategory: null,
  alarms: [],
  valueMinor: null,
  serviceClass: 'B',
  calledAgain: 0,
}

describe('priority', () => {
  test.each([
    ['somebody is hurt', { alarms: ['injury'] }, 1, 'injury'],
    ['the public looks on', { alarms: ['publicity'] }, 1, 'publicity'],
    ['the press asks', { channel: 'media' }, 1, 'publicity'],
    ['an appeal', { type: 'appeal' }, 1, 'regulator'],
    ['through the regulator', { channel: 'regulator' }, 1, 'regulator'],
    ['5,000.01 yuan', { valueMinor: 500_001 }, 1, 'value'],
    ['5,000 yuan', { valueMinor: 500_000 }, 3, 'ordinary'],
    ['a batch of an A customer', { alarms: ['batch'], serviceClass: 'A' }, 1, 'batch'],
    ['a batch of another', { alarms: ['batch'] }, 3, 'ordinary'],
    ['a loss', { category: 'loss' }, 2, 'loss'],
    ['a damage', { category: 'damage' }, 2, 'damage'],
    ['a false delivery', { category: 'delivery_service', subcategory: 'false_delivery' }, 2, 'false_delivery'],
    ['a locker', { category: 'delivery_service', subcategory: 'locker_without_consent' }, 3, 'ordinary'],
    ['a second call', { calledAgain: 1 }, 2, 'called_again'],
    ['a loss of great value', { category: 'loss', valueMinor: 900_000 }, 1, 'value'],
    ['a request', { type: 'request', category: null, subcategory: 'urge_delivery' }, 3, 'ordinary'],
    ['by hand', { byHand: 3, alarms: ['injury'] }, 3, 'by_hand'],
  ] as const)('%s', (_, more, priority, reason) => {
    expect(priorityOf({ ...ordinary, ...more }, above)).toEqual({ priority, reason })
  })

  it('a hundred calls make it no more urgent than two', () => {
    expect(priorityOf({ ...ordinary, calledAgain: 100 }, above).priority).toBe(2)
  })
})
