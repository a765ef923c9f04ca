import { describe, expect, it } from 'vitest'
import type { Group } from '#lib/analysis/portrait/portrait'
import { portraitOf } from '#lib/analysis/portrait/portrait'

const none = { from: null, to: null, product: null, band: null, hour: null, settlement: null, freightMinor: 0, unpriced: 0 }
const lane = (to: string, count: number): Group => ({ ...none, view: 'lane', from: '330000', to, count })
const hour = (at: number | null, count: number): Group => ({ ...none, view: 'hour', hour: at, count })

describe('a portrait', () => {
  it('has shares of all shipments, the largest lanes first and the others as one', () => {
    const lanes = [5, 4, 30, 20, 15, 10, 8, 8].map((count, place) => lane(`lane ${place}`, count))
    const { shipments, lanes: parts } = portraitOf([...lanes, hour(9, 100)])
    expect(shipments).toBe(100)
    expect(parts.map(({ key, count, share }) => [key?.to ?? 'others', count, share])).toEqual([
      ['lane 2', 30, 0.3],
      ['lane 3', 20, 0.2],
      ['lane 4', 15, 0.15],
      ['lane 5', 10, 0.1],
      ['lane 6', 8, 0.08],
      ['lane 7', 8, 0.08],
      ['others', 9, 0.09],
    ])
  })

  it('takes no single lane for the others', () => {
    const lanes = Array.from({ length: 7 }, (_, place) => lane(`lane ${place}`, 7 - place))
    expect(portraitOf([...lanes, hour(9, 28)]).lanes.map(({ key }) => key?.to)).toEqual(lanes.map(({ to }) => to))
  })

  it('has its bands in the order of weight, the unknown last', () => {
    const bands = [null, 6, 0, 2].map((band): Group => ({ ...none, view: 'band', band, count: 1 }))
    expect(portraitOf([...bands, hour(9, 4)]).bands.map(({ key }) => key)).toEqual([0, 2, 6, null])
  })

  it('counts each hour of the day, and apart what has none', () => {
    const { hours, withoutHour } = portraitOf([hour(0, 1), hour(23, 2), hour(null, 4)])
    expect(hours).toHaveLength(24)
    expect([hours[0], hours[23], hours.reduce((sum, count) => sum + count, 0), withoutHour]).toEqual([1, 2, 3, 4])
  })

  it('says who paid, by shipments and by freight, with the ways of settlement of one payer taken together and the unknown last', () => {
    const by = (settlement: string | null, count: number, freightMinor: number, unpriced = 0): Group => ({
      ...none,
      ...{ view: 'settlement', settlement, count, freightMinor, unpriced },
    })
    const groups = [by(null, 1, 0, 1), by('collect', 3, 900), by('monthly', 4, 500, 1), by('cash', 2, 100)]
    const { payers, unpriced } = portraitOf([...groups, hour(9, 10)])
    expect(payers).toEqual([
      { key: 'shipper', count: 6, share: 0.6, freightMinor: 600, freightShare: 0.4 },
      { key: 'consignee', count: 3, share: 0.3, freightMinor: 900, freightShare: 0.6 },
      { key: null, count: 1, share: 0.1, freightMinor: 0, freightShare: 0 },
    ])
    expect(unpriced).toBe(2)
  })

  it('has no share of freight where none is known', () => {
    const { payers } = portraitOf([{ ...none, view: 'settlement', settlement: 'cash', count: 2, unpriced: 2 }, hour(9, 2)])
    expect(payers).toEqual([{ key: 'shipper', count: 2, share: 1, freightMinor: 0, freightShare: null }])
  })

  it('of nothing is empty and has no share that is no number', () => {
    expect(portraitOf([])).toMatchObject({ shipments: 0, lanes: [], bands: [], products: [], payers: [], withoutHour: 0 })
  })
})
