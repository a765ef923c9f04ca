import { describe, expect, it } from 'vitest'
import { locales } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import { CASE_CATEGORIES } from '#lib/records/cases/case'
import { caseSettings, defaultCaseSettings } from '#lib/records/cases/settings'
import { parentOfTerm, REQUEST_KINDS, ROOT_CAUSES, SUBCATEGORIES, termsBelow } from '#lib/records/cases/terms'

const none = { added: [], hidden: [] }
const own = { key: 'own_drone', parent: 'delay', labels: { 'zh-CN': '无人机延误', 'zh-TW': '無人機延誤', en: 'drone late' } }

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

  it('takes what a company adds, and offers no more what it hides, which stays what it was', () => {
    const changes = { added: [own], hidden: ['delay_customs'] }
    expect(termsBelow('delay', changes)).toContain('own_drone')
    expect(termsBelow('delay', changes)).not.toContain('delay_customs')
    expect(parentOfTerm('delay_customs', changes)).toBe('delay')
    expect(parentOfTerm('own_drone', changes)).toBe('delay')
    expect(parentOfTerm('own_drone', none)).toBeNull()
    expect(termsBelow('request', none)).toEqual([...REQUEST_KINDS])
  })
})

describe('the settings', () => {
  it('ship with defaults that their own schemas take', () => {
    for (const { schema, fallback } of Object.values(caseSettings)) expect(schema.parse(fallback)).toEqual(fallback)
    expect(Object.keys(defaultCaseSettings)).toEqual(Object.keys(caseSettings))
  })

  it('refuse hours that close before they open, and a term without its three words', () => {
    const { serviceHours, terms } = caseSettings
    expect(serviceHours.schema.safeParse({ ...serviceHours.fallback, closes: '07:00' }).success).toBe(false)
    expect(terms.schema.safeParse({ added: [{ ...own, labels: { en: 'x' } }], hidden: [] }).success).toBe(false)
    expect(terms.schema.safeParse({ added: [own], hidden: [] }).success).toBe(true)
  })
})
