import { loadWorkingDays } from '#lib/platform/calendar/calendar'
import type { Context } from '#lib/platform/context'
import { getSetting, getSettings } from '#lib/platform/settings/settings'
import type { CaseSettings } from './service-rules.ts'
import { caseSettingsOf } from './service-rules.ts'
import { caseSettings } from './settings.ts'

/** Far enough on both sides that no clock of a case leaves it. */
const CALENDAR = { from: '2000-01-01', to: '2100-01-01' }

/** Reads the settings of cases and the calendar of working days. */
export async function loadCaseSettings({ db }: Pick<Context, 'db'>): Promise<CaseSettings> {
  const [workingDays, values] = await Promise.all([
    loadWorkingDays(db, CALENDAR.from, CALENDAR.to),
    getSettings(db, caseSettings),
  ])
  return caseSettingsOf(values, workingDays)
}

/** Answers the province whose regulator sends the notices, unless a case says otherwise: the first two digits of GB/T 2260. */
export async function loadHomeProvince({ db }: Pick<Context, 'db'>): Promise<string> {
  return String((await getSetting(db, caseSettings.appeal)).home_province)
}

/** Answers above which value of the goods a case is of the first priority, in whole units of the company's currency. */
export async function loadUrgentValue({ db }: Pick<Context, 'db'>): Promise<number> {
  return (await getSetting(db, caseSettings.priority)).value_above
}
