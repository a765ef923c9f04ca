import { expect, it } from 'vitest'
import { locales } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import { gradeKeys } from '#lib/platform/org/grade-list'
import { shippedRules } from '#lib/records/approvals/shipped-rules'

it('every grade of the rules that ship can be given to somebody', () => {
  const ofRules = Object.values(shippedRules).flatMap(({ lines }) => lines.flatMap(({ grade }) => grade ?? []))
  expect([...new Set(ofRules)].toSorted()).toEqual([...gradeKeys].toSorted())
})

it.each(locales)('every grade has words, in %s', (locale) => {
  expect(gradeKeys.filter((grade) => findText(locale, `people.grades.${grade}`) === undefined)).toEqual([])
})
