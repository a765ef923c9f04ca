import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'

export const calendarKinds = ['holiday', 'working'] as const
export type CalendarKind = (typeof calendarKinds)[number]

/** A day on which it is otherwise than the weekday says. */
export interface CalendarDay {
  day: Day
  kind: CalendarKind
  /** A name of the catalogues, such as `spring_festival`, or the company's own words. */
  name: string
  /** Worked out, not yet announced. */
  provisional: boolean
}

/** Names of shipped days; their texts stand in the catalogues under `calendar.names`. */
export const shippedNames = [
  'new_year',
  'spring_festival',
  'qingming',
  'labour_day',
  'dragon_boat',
  'mid_autumn',
  'national_day',
  'mid_autumn_national_day',
] as const
type ShippedName = (typeof shippedNames)[number]

interface Festival {
  name: ShippedName
  /** First and last day off. */
  off: readonly [Day, Day]
  /** Weekend days that are worked for it. */
  worked?: readonly Day[]
}

interface ShippedYear {
  year: number
  /** Rises when a later release knows better, such as when the notice has come out. */
  edition: number
  provisional: boolean
  festivals: readonly Festival[]
}

/**
 * Public holidays and make-up working days of mainland China.
 *
 * 2024 to 2026: notices of the State Council's General Office of 25 October 2023 (国办发明电〔2023〕7号), 12 November 2024 (国办发明电〔2024〕12号) and
 * 4 November 2025, compared day by day with the data of the npm package chinese-days 1.5.7 (MIT).
 * 2027: no notice yet. Worked out by the rules that the notice of 2024 gives (Spring Festival eight days from New Year's Eve on, Labour Day five, National Day
 * seven, the others three with the weekend, or the day alone when it is a Wednesday); lunar days after the same package. Which weekends are worked for them
 * nobody can know.
 */
export const shippedYears: readonly ShippedYear[] = [
  {
    year: 2024,
    edition: 1,
    provisional: false,
    festivals: [
      { name: 'new_year', off: ['2024-01-01', '2024-01-01'] },
      { name: 'spring_festival', off: ['2024-02-10', '2024-02-17'], worked: ['2024-02-04', '2024-02-18'] },
      { name: 'qingming', off: ['2024-04-04', '2024-04-06'], worked: ['2024-04-07'] },
      { name: 'labour_day', off: ['2024-05-01', '2024-05-05'], worked: ['2024-04-28', '2024-05-11'] },
      { name: 'dragon_boat', off: ['2024-06-10', '2024-06-10'] },
      { name: 'mid_autumn', off: ['2024-09-15', '2024-09-17'], worked: ['2024-09-14'] },
      { name: 'national_day', off: ['2024-10-01', '2024-10-07'], worked: ['2024-09-29', '2024-10-12'] },
    ],
  },
  {
    year: 2025,
    edition: 1,
    provisional: false,
    festivals: [
      { name: 'new_year', off: ['2025-01-01', '2025-01-01'] },
      { name: 'spring_festival', off: ['2025-01-28', '2025-02-04'], worked: ['2025-01-26', '2025-02-08'] },
      { name: 'qingming', off: ['2025-04-04', '2025-04-06'] },
      { name: 'labour_day', off: ['2025-05-01', '2025-05-05'], worked: ['2025-04-27'] },
      { name: 'dragon_boat', off: ['2025-05-31', '2025-06-02'] },
      { name: 'mid_autumn_national_day', off: ['2025-10-01', '2025-10-08'], worked: ['2025-09-28', '2025-10-11'] },
    ],
  },
  {
    year: 2026,
    edition: 1,
    provisional: false,
    festivals: [
      { name: 'new_year', off: ['2026-01-01', '2026-01-03'], worked: ['2026-01-04'] },
      { name: 'spring_festival', off: ['2026-02-15', '2026-02-23'], worked: ['2026-02-14', '2026-02-28'] },
      { name: 'qingming', off: ['2026-04-04', '2026-04-06'] },
      { name: 'labour_day', off: ['2026-05-01', '2026-05-05'], worked: ['2026-05-09'] },
      { name: 'dragon_boat', off: ['2026-06-19', '2026-06-21'] },
      { name: 'mid_autumn', off: ['2026-09-25', '2026-09-27'] },
      { name: 'national_day', off: ['2026-10-01', '2026-10-07'], worked: ['2026-09-20', '2026-10-10'] },
    ],
  },
  {
    year: 2027,
    edition: 1,
    provisional: true,
    festivals: [
      { name: 'new_year', off: ['2027-01-01', '2027-01-03'] },
      { name: 'spring_festival', off: ['2027-02-05', '2027-02-12'] },
      { name: 'qingming', off: ['2027-04-03', '2027-04-05'] },
      { name: 'labour_day', off: ['2027-05-01', '2027-05-05'] },
      { name: 'dragon_boat', off: ['2027-06-09', '2027-06-09'] },
      { name: 'mid_autumn', off: ['2027-09-15', '2027-09-15'] },
      { name: 'national_day', off: ['2027-10-01', '2027-10-07'] },
    ],
  },
]

/** Answers the days of a shipped year, one entry a day, in order. */
export function daysOf({ festivals, provisional }: ShippedYear): CalendarDay[] {
  const days = festivals.flatMap(({ name, off: [first, last], worked = [] }) => [
    ...range(first, last).map((day): CalendarDay => ({ day, kind: 'holiday', name, provisional })),
    ...worked.map((day): CalendarDay => ({ day, kind: 'working', name, provisional })),
  ])
  return days.sort((left, right) => (left.day < right.day ? -1 : 1))
}

function range(first: Day, last: Day): Day[] {
  const days: Day[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}
