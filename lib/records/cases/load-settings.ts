import { loadWorkingDays } from '#lib/platform/calendar/calendar'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import type { CaseSettings, CaseValues } from './service-rules.ts'
import { caseSettingsOf } from './service-rules.ts'
import { caseSettings } from './settings.ts'

/** Far enough on both sides that no clock of a case leaves it. */
const CALENDAR = { from: '2000-01-01', to: '2100-01-01' }

/** Reads the settings of cases and the calendar of working days. */
export async function loadCaseSettings({ db }: Pick<Context, 'db'>): Promise<CaseSettings> {
  const names = Object.keys(caseSettings) as (keyof CaseValues)[]
  const [workingDays, ...read] = await Promise.all([
    loadWorkingDays(db, CALENDAR.from, CALENDAR.to),
    ...names.map(async (name) => [name, await getSetting(db, caseSettings[name])] as const),
  ])
  return caseSettingsOf(Object.fromEntries(read) as unknown as CaseValues, workingDays)
}
