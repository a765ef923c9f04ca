import { expect, it } from 'vitest'
import { rhythmOf } from '#lib/jobs/rhythm'
import { recurring } from '#lib/jobs/schedule'
import { locales } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'

it.each(locales)('what comes round has a name and says what it does, in %s', (locale) => {
  const missing = recurring.flatMap(({ name }) =>
    [`jobs.names.${name}`, `jobs.about.${name}`].filter((key) => findText(locale, key) === undefined),
  )
  expect(missing).toEqual([])
})

it.each(locales)('every schedule is written in words, in %s', (locale) => {
  const unwritten = recurring.filter(({ cron }) => {
    const rhythm = rhythmOf(cron)
    return rhythm === null || findText(locale, `jobs.rhythm.${rhythm.every}`) === undefined
  })
  expect(unwritten).toEqual([])
})

it('a schedule is read as every minute, a minute of each hour or a time of day, and nothing else is guessed', () => {
  expect(rhythmOf('* * * * *')).toEqual({ every: 'minute' })
  expect(rhythmOf('35 * * * *')).toEqual({ every: 'hour', minute: 35 })
  expect(rhythmOf('5 8 * * *')).toEqual({ every: 'day', time: '08:05' })
  expect(['*/5 * * * *', '5 8 * * 1', '5 8 1 * *', '* 8 * * *', '5 8,20 * * *', ''].map(rhythmOf)).toEqual(Array(6).fill(null))
})
