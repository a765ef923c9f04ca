import { decimalNumber, defineSetting, wholeNumber } from '#lib/platform/settings/setting'

const LONGEST = 3_650
const days = (initial: number) => wholeNumber({ unit: 'days', initial, min: 1, max: LONGEST })

/**
 * After how many days something that is known must be looked at again, by information class, and which share of the keys in use must be known at least.
 * What a firm is (its size, its goods) changes over years: one look a year. How it behaves (volumes, rivals and their prices) turns with the season, and
 * how it is tied (who decides, whose contract ends) with people and contracts: two looks a year, one before each peak. Below three keys in ten the card of
 * a customer says too little to prepare a visit by.
 */
export const factAgeing = defineSetting('facts.ageing', {
  descriptive: days(365),
  behavioural: days(180),
  relational: days(180),
  complete_share: decimalNumber({ unit: 'share', initial: 0.3, min: 0, max: 1 }),
})
