import type { ProductLine } from './product-lines.ts'
import {
  channelLines,
  commerceLines,
  consumerLines,
  factoryLines,
  freshLines,
  medicalLines,
  officeLines,
} from './product-lines.ts'

export type TradeKey = 'commerce' | 'warehouse' | 'factory' | 'office' | 'medical' | 'fresh' | 'channel' | 'consumer'

/** How a trade's days go up and down. */
export type Rhythm = 'shop' | 'office' | 'fresh'

export type Settlement = 'prepaid' | 'monthly' | 'cash' | 'collect'

/** A kind of customer of the demo's recipe: how many there are, what share of all waybills they send and how unequal they are, what one waybill brings and
 * how much of it stays. */
export interface Trade {
  readonly key: TradeKey
  /** 行业; people have none. */
  readonly industry: string | null
  readonly kind: 'business' | 'distributor' | 'consumer'
  readonly customerShare: number
  readonly waybillShare: number
  /** Of the lognormal distribution of waybills over customers. */
  readonly sigma: number
  /** 单票收入, in fen. */
  readonly priceMinor: number
  /** Contribution ÷ revenue. */
  readonly margin: number
  readonly rhythm: Rhythm
  readonly lines: readonly ProductLine[]
  /** `concession`: so many fen below the table for each waybill; `ladder`: a discount by what is spent a month. */
  readonly pricing: 'concession' | 'ladder'
  readonly settlements: readonly (readonly [Settlement, number])[]
  /** Share of those asked who answer a survey. */
  readonly responseShare: number
}

const business = { kind: 'business' as const }
const cash = (share: number) => ['cash', share] as const
const monthly = (share: number) => ['monthly', share] as const

/** The trades of a branch near a port with small factories and many sellers. Their shares sum to 1. */
export const trades: readonly Trade[] = [
  {
    ...{ ...business, key: 'commerce', industry: '电商', customerShare: 0.22, waybillShare: 0.62, sigma: 2.1 },
    ...{ priceMinor: 330, margin: 0.06, rhythm: 'shop', lines: commerceLines, pricing: 'concession', responseShare: 0.14 },
    settlements: [['prepaid', 0.55], monthly(0.45)],
  },
  {
    ...{ ...business, key: 'warehouse', industry: '云仓', customerShare: 0.01, waybillShare: 0.14, sigma: 1.2 },
    ...{ priceMinor: 290, margin: 0.03, rhythm: 'shop', lines: commerceLines, pricing: 'concession', responseShare: 0.25 },
    settlements: [monthly(1)],
  },
  {
    ...{ ...business, key: 'factory', industry: '制造', customerShare: 0.24, waybillShare: 0.09, sigma: 1.9 },
    ...{ priceMinor: 1_350, margin: 0.27, rhythm: 'office', lines: factoryLines, pricing: 'ladder', responseShare: 0.22 },
    settlements: [monthly(0.85), cash(0.15)],
  },
  {
    ...{ ...business, key: 'office', industry: '商务', customerShare: 0.2, waybillShare: 0.07, sigma: 1.8 },
    ...{ priceMinor: 1_400, margin: 0.34, rhythm: 'office', lines: officeLines, pricing: 'ladder', responseShare: 0.31 },
    settlements: [monthly(0.8), cash(0.2)],
  },
  {
    ...{ ...business, key: 'medical', industry: '医疗', customerShare: 0.03, waybillShare: 0.03, sigma: 1.5 },
    ...{ priceMinor: 1_700, margin: 0.3, rhythm: 'office', lines: medicalLines, pricing: 'ladder', responseShare: 0.28 },
    settlements: [monthly(1)],
  },
  {
    ...{ ...business, key: 'fresh', industry: '生鲜', customerShare: 0.06, waybillShare: 0.03, sigma: 1.7 },
    ...{ priceMinor: 2_100, margin: 0.18, rhythm: 'fresh', lines: freshLines, pricing: 'ladder', responseShare: 0.12 },
    settlements: [cash(0.6), monthly(0.4)],
  },
  {
    ...{ kind: 'distributor', key: 'channel', industry: '渠道', customerShare: 0.02, waybillShare: 0.01, sigma: 1.5 },
    ...{ priceMinor: 550, margin: 0.1, rhythm: 'shop', lines: channelLines, pricing: 'concession', responseShare: 0.15 },
    settlements: [monthly(1)],
  },
  {
    ...{ kind: 'consumer', key: 'consumer', industry: null, customerShare: 0.22, waybillShare: 0.01, sigma: 1 },
    ...{ priceMinor: 1_550, margin: 0.42, rhythm: 'office', lines: consumerLines, pricing: 'ladder', responseShare: 0.08 },
    settlements: [cash(0.92), ['collect', 0.08]],
  },
]
