import { expect, it } from 'vitest'
import { locales } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'

const filters = [
  'analysis.drop.handOut.filter',
  'concentration.alarms.handOut.filter',
  'loyalty.matrix.handedOut',
  'sleepers.handedOut',
  'value.change.handOut.filter',
]

it.each(filters)('%s, which narrows a list, is not called as what is done with its rows', (key) => {
  for (const locale of locales) {
    const name = findText(locale, key)
    expect(name).toBeTruthy()
    expect(name).not.toBe(findText(locale, 'analysis.drop.handOut.button'))
  }
})
