'use server'

import { z } from 'zod'
import { importCalendarYear, removeCalendarDay, setCalendarDay } from '#lib/platform/calendar/calendar'
import { calendarKinds } from '#lib/platform/calendar/shipped-days'
import { longestDayName } from '#lib/platform/calendar/year-text'
import { action } from '#lib/platform/http/action'
import { textField } from '#lib/platform/http/text-field'
import { day } from '#lib/records/record/fields'

/** One day that is otherwise than its weekday says. */
export const setDay = action({
  name: 'calendar.set',
  permission: 'settings:manage',
  input: z.strictObject({ day, kind: z.enum(calendarKinds), name: textField(longestDayName).optional() }),
  handler: async (ctx, { name = '', ...input }) => setCalendarDay(ctx, { ...input, name }),
})

/** A day that follows its weekday again. */
export const removeDay = action({
  name: 'calendar.remove',
  permission: 'settings:manage',
  input: z.strictObject({ day }),
  handler: async (ctx, input) => removeCalendarDay(ctx, input.day),
})

/** A whole year, in the place of what was known of it. */
export const importYear = action({
  name: 'calendar.import',
  permission: 'settings:manage',
  input: z.strictObject({ year: z.int().min(2000).max(2100), text: textField(20_000) }),
  handler: async (ctx, { year, text }) => ({ days: await importCalendarYear(ctx, year, text) }),
})
