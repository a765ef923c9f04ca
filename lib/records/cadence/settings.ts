import type { Setting } from '#lib/platform/settings/setting'
import { defineSetting, wholeNumber } from '#lib/platform/settings/setting'

const YEAR = 366
const LONGEST_NEW = 90

/** 0 is never. */
const every = (initial: number) => wholeNumber({ unit: 'days', initial, min: 0, max: YEAR })
const newDay = (initial: number) => wholeNumber({ unit: 'days', initial, min: 0, max: LONGEST_NEW })

/** How often a customer is contacted, by class and state. */
export const cadence = defineSetting('sales.cadence', {
  ka_call: every(7),
  ka_visit: every(15),
  ka_executive: every(91),
  ka_review: every(91),
  a_call: every(14),
  a_visit: every(30),
  a_executive: every(183),
  a_review: every(0),
  b_call: every(30),
  b_visit: every(91),
  c_call: every(91),
  c_visit: every(0),
  new_first: newDay(1),
  new_second: newDay(3),
  new_third: newDay(7),
  new_fourth: newDay(30),
  drowsy_call: every(3),
  half_asleep_call: every(5),
  half_asleep_visit: every(5),
  asleep_call: every(10),
  /** Revenue of a month, in whole units of the company's currency, from which an A customer is a key account; 0 for none. */
  ka_from: wholeNumber({ unit: 'count', initial: 300_000, min: 0, max: 1_000_000_000 }),
})

/** Within how many hours a lead is contacted for the first time; the team view counts those that wait longer. */
export const firstContact = defineSetting('sales.first_contact', {
  hours: wholeNumber({ unit: 'hours', initial: 4, min: 1, max: 720 }),
})

/** The settings of sales, in the order in which they are shown. */
export const salesSettings = { cadence, firstContact } satisfies Record<string, Setting>
