import { defineSetting, wholeNumber } from '#lib/platform/settings/setting'

const hour = (initial: number) => wholeNumber({ unit: 'hours', initial, min: 0, max: 24 })

/** At which hours, in company time, and how often in a day anybody is called who has said nothing else; 0 attempts is any number. */
export const contactHours = defineSetting(
  'sales.contact_hours',
  {
    opens: hour(9),
    break_from: hour(12),
    break_to: hour(14),
    closes: hour(20),
    attempts: wholeNumber({ unit: 'count', initial: 3, min: 0, max: 100 }),
  },
  [
    {
      holds: ({ opens, break_from: from, break_to: to, closes }) => opens < closes && opens <= from && from <= to && to <= closes,
      field: 'closes',
      code: 'hours_not_in_order',
    },
  ],
)
