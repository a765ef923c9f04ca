import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { auditSubjects } from '#lib/platform/audit/audit-list'
import { findText } from '#lib/platform/i18n/messages'
import { EVENT_KINDS } from '#lib/records/cases/event'

const sources = globSync('lib/**/*.ts')
  .filter((file) => !file.includes('generated'))
  .map((file) => readFileSync(file, 'utf8'))

/** Where an event is written: its own entry, a name chosen before, and the few statements and helpers that write one themselves. */
const places = [
  /\baction: ('[a-z_]+\.[a-z_]+')/g,
  /\baction: [^\n]*\? ('[a-z_]+\.[a-z_]+') : ('[a-z_]+\.[a-z_]+')/g,
  /\bconst action =([^\n]*)/g,
  /\b(?:change|note)\([^\n]*?('[a-z_]+\.[a-z_]+')/g,
  /\bvalues \(('[a-z_]+\.[a-z_]+')/g,
  /\b(?:set|change)[A-Z]?\w*\([^\n]*\? ('[a-z_]+\.[a-z_]+') : ('[a-z_]+\.[a-z_]+')/g,
]
const actions = new Set([
  // What happens in a case is audited by the kind of its event.
  ...EVENT_KINDS.map((kind) => `case.${kind}`),
  ...sources.flatMap((text) =>
    places.flatMap((place) =>
      [...text.matchAll(place)].flatMap((match) =>
        [
          ...match
            .slice(1)
            .join(' ')
            .matchAll(/'([a-z_]+\.[a-z_]+)'/g),
        ].map(([, name]) => name ?? ''),
      ),
    ),
  ),
])

it('every event that is written has a name that people read, in each language (messages/*/audit.json)', () => {
  expect(actions.size).toBeGreaterThan(50)
  for (const locale of ['zh-CN', 'zh-TW', 'en'] as const)
    expect([...actions].filter((action) => findText(locale, `audit.actions.${action}`) === null).sort()).toEqual([])
})

it('and so has what it is about', () => {
  const named = sources.flatMap((text) => [...text.matchAll(/\bsubjectType: '([a-z_]+)'/g)].map(([, name]) => name ?? ''))
  const shown: readonly string[] = auditSubjects
  expect([...new Set(named)].filter((name) => !shown.includes(name)).sort()).toEqual([])
  expect(auditSubjects.filter((name) => findText('en', `audit.subjects.${name}`) === null)).toEqual([])
})
