import type { Day } from '#lib/core/day'
import { addDays, daysBetween, isDay } from '#lib/core/day'
import { textProblem } from '#lib/core/text'
import type { CalendarDay, CalendarKind } from './shipped-days.ts'

/** Why a line of a year cannot be read; texts stand in the catalogues under `issues`. */
export interface LineProblem {
  line: number
  code:
    | 'calendar_line_unreadable'
    | 'calendar_day_of_another_year'
    | 'calendar_range_wrong'
    | 'calendar_day_twice'
    | 'text_too_long'
}

const LINE = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:~|至|到|–|—)\s*(\d{4}-\d{2}-\d{2}))?[\s,，;；]+(休|班|off|work)(?:[\s,，;；]+(.+))?$/i
const LONGEST_RANGE_DAYS = 31
export const longestDayName = 40
const kinds: Readonly<Record<string, CalendarKind>> = { 休: 'holiday', 班: 'working', off: 'holiday', work: 'working' }

/**
 * Reads a year as it is typed or pasted, one line a day or a run of days: `2027-02-05~2027-02-12 休 春节`, `2027-02-14 班 春节`. Blank lines and those that
 * begin with # are left out. Answers the days, or what is wrong with which lines.
 */
export function readYearText(year: number, text: string): { days: CalendarDay[]; problems: LineProblem[] } {
  const days = new Map<Day, CalendarDay>()
  const problems: LineProblem[] = []
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    const read = readLine(year, trimmed)
    if (typeof read === 'string') problems.push({ line: index + 1, code: read })
    else if (read.some(({ day }) => days.has(day))) problems.push({ line: index + 1, code: 'calendar_day_twice' })
    else for (const day of read) days.set(day.day, day)
  }
  return { days: [...days.values()].sort((left, right) => (left.day < right.day ? -1 : 1)), problems }
}

function readLine(year: number, line: string): CalendarDay[] | LineProblem['code'] {
  const [, first = '', last = first, word = '', name = ''] = LINE.exec(line) ?? []
  const kind = kinds[word.toLowerCase()]
  if (kind === undefined || !isDay(first) || !isDay(last)) return 'calendar_line_unreadable'
  if (!first.startsWith(`${year}-`) || !last.startsWith(`${year}-`)) return 'calendar_day_of_another_year'
  if (last < first || daysBetween(first, last) >= LONGEST_RANGE_DAYS) return 'calendar_range_wrong'
  if (textProblem(name, longestDayName) !== null) return 'text_too_long'
  const days: CalendarDay[] = []
  for (let day = first; day <= last; day = addDays(day, 1))
    days.push({ day, kind, name: name.normalize('NFC').trim(), provisional: false })
  return days
}
