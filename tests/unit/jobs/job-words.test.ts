import { expect, it } from 'vitest'
import { recurring } from '#lib/jobs/schedule'
import { locales } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'

it.each(locales)('what comes round has a name and says when, in %s', (locale) => {
  const missing = recurring.flatMap(({ name }) =>
    [`jobs.names.${name}`, `jobs.about.${name}`].filter((key) => findText(locale, key) === undefined),
  )
  expect(missing).toEqual([])
})
