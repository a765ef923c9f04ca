import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { analysisGroups } from '#app/(crm)/analysis/_components/places'
import { pageOfScheme } from '#app/(crm)/analysis/_components/scheme-page'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
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
