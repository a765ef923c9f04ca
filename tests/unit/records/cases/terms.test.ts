import { describe, expect, it } from 'vitest'
import { locales } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import { CASE_CATEGORIES } from '#lib/records/cases/case'
import { defaultCaseSettings } from '#lib/records/cases/service-rules'
import { caseSettings } from '#lib/records/cases/settings'
import { parentOfTerm, REQUEST_KINDS, ROOT_CAUSES, SUBCATEGORIES, termsBelow } from '#lib/records/cases/terms'

describe('the second level', () => {
  it('has a word in each language for every term and cause', () => {
    const terms = [...Object.values(SUBCATEGORIES).flat(), ...REQUEST_KINDS].map((key) => `cases.terms.${key}`)
    const causes = ROOT_CAUSES.map((key) => `cases.causes.${key}`)
    const missing = locales.flatMap((locale) => [...terms, ...causes].filter((key) => findText(locale, key) === null))
    expect(missing).toEqual([])
    expect(terms).toHaveLength(41 + 4)
  })

  it('names each term once', () => {
    const all = [...Object.values(SUBCATEGORIES).flat(), ...REQUEST_KINDS]
    expect(new Set(all).size).toBe(all.length)
    expect(Object.keys(SUBCATEGORIES)).toEqual([...CASE_CATEGORIES])
  })

  it('knows what each term stands below', () => {
    expect(parentOfTerm('delay_customs')).toBe('delay')
    expect(parentOfTerm('intercept_return')).toBe('request')
    expect(parentOfTerm('drone')).toBeNull()
    expect(termsBelow('request')).toEqual([...REQUEST_KINDS])
    expect(termsBelow('cod')).toEqual(['cod_not_returned', 'cod_late', 'cod_amount'])
    expect(termsBelow('drone')).toEqual([])
  })
})

describe('the settings', () => {
  it('refuse hours that close before they open, days that no year has, and a call that ends before it begins', () => {
    const { deskHours, claimsHours, peaks, followUp } = caseSettings
    expect(deskHours.schema.safeParse({ closes: 8 }).success).toBe(false)
    expect(deskHours.schema.safeParse({ peak_closes: 7 }).success).toBe(false)
    expect(claimsHours.schema.safeParse({ opens: 18 }).success).toBe(false)
    expect(peaks.schema.safeParse({ summer_from: 631 }).success).toBe(false)
    expect(peaks.schema.safeParse({ summer_from: 600 }).success).toBe(false)
    expect(peaks.schema.safeParse({ summer_from: 229, autumn_to: 1231 }).success).toBe(true)
    expect(followUp.schema.safeParse({ from_hours: 49 }).success).toBe(false)
  })

  it('are read as hours of the day, days of the year, minutes and percent', () => {
    const { serviceHours, claimsHours, solution, escalation, followUp } = defaultCaseSettings
    expect(serviceHours).toMatchObject({ opens: '08:00', closes: '21:00', peakCloses: '24:00' })
    expect(serviceHours.peaks).toEqual([
      { from: '06-01', to: '06-20' },
      { from: '10-20', to: '11-20' },
    ])
    // 2026-03-07 is a Saturday.
    expect([serviceHours.days.includes('2026-03-07'), claimsHours.days.includes('2026-03-07')]).toEqual([true, false])
    expect(solution.A).toEqual([240, 1_440, 2_880])
    expect(escalation.steps.map(({ percent }) => percent)).toEqual([50, 75, 90, 100])
    expect(followUp.percent.C).toBe(30)
  })
})
