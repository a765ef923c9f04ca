import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { analysisGroups } from '#app/(crm)/analysis/_components/places'
import { pageOfScheme } from '#app/(crm)/analysis/_components/scheme-page'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import type { Locale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import analysis from '../../../messages/zh-CN/analysis.json' with { type: 'json' }

const folder = new URL('../../../app/(crm)/analysis/', import.meta.url)
const ownPages = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^[[_]/.test(entry.name))
  .map(({ name }) => `/analysis/${name}`)

it('every page and every scheme of analysis stands in one group, which has a name', () => {
  const places = analysisGroups.flatMap((group) => group.places.map(({ href }) => href))
  expect(ownPages.length).toBeGreaterThan(8)
  expect(places.filter((href) => !['/analysis', '/review', '/reports'].includes(href)).toSorted()).toEqual(
    [...new Set([...ownPages, ...SCHEME_IDS.map(pageOfScheme)])].toSorted(),
  )
  expect(analysisGroups.filter(({ key }) => !(key in analysis.groups))).toEqual([])
})

const locales: readonly Locale[] = ['zh-CN', 'zh-TW', 'en']
const places = analysisGroups.flatMap((group) => group.places)

it.each(locales)('no two pages are called alike in %s', (locale) => {
  const names = places.map(({ name }) => findText(locale, `analysis.${name}`))
  expect(names.filter((name, place) => name === null || names.indexOf(name) !== place)).toEqual([])
})

it.each(locales)('a page with a catalogue of its own is titled in %s as the navigation calls it', (locale) => {
  const titles = [
    ['relationship', 'relations.title'],
    ['sleepers', 'sleepers.title'],
    ['retention', 'leaving.retention.title'],
  ] as const
  for (const [tab, title] of titles) expect(findText(locale, `analysis.tabs.${tab}`)).toBe(findText(locale, title))
})
