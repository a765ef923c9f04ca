import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const report = z.object({
  diagnostics: z.array(z.object({ code: z.string(), filename: z.string(), help: z.string().optional() })),
  number_of_files: z.number(),
})

const oxlint = resolve('node_modules/oxlint/bin/oxlint')

function lint(folder: string): z.infer<typeof report> {
  const { stdout } = spawnSync(process.execPath, [oxlint, '-f', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return report.parse(JSON.parse(stdout))
}

/** Where it is planted, what is imported, and what the rule says. `value` and `type` are both tried unless one is allowed. */
const planted: [file: string, from: string, says: RegExp, only?: 'value'][] = [
  ['lib/core/a.ts', '#lib/platform/context', /core imports nothing/],
  ['lib/core/b.ts', 'zod', /core imports nothing/],
  ['lib/core/c.ts', '../records/customers/list.ts', /core imports nothing/],
  ['lib/platform/org/a.ts', '#lib/records/customers/list', /platform knows no business/],
  ['lib/platform/org/b.ts', '../../analysis/metrics/refresh.ts', /platform knows no business/],
  ['lib/platform/org/c.ts', '#components/ui/tips', /neither app nor components/],
  ['lib/records/cases/a.ts', '#lib/analysis/schemes/abc', /records never import analysis/],
  ['lib/records/cases/b.ts', '../../analysis/schemes/abc.ts', /records never import analysis/],
  ['lib/records/cases/c.ts', '#lib/plans/pool/service', /records never import analysis, plans/],
  ['lib/records/cases/d.ts', '#lib/records/customers/repository', /another's repository/],
  ['lib/records/cases/e.ts', '../customers/repository.ts', /another's repository/],
  ['lib/records/cases/f.ts', 'next/headers', /only platform knows the framework/],
  ['lib/records/cases/g.ts', 'react', /only platform knows the framework/],
  ['lib/records/cases/service.ts', '#lib/platform/db/sql', /decision 0008/],
  ['lib/records/cases/view.ts', '#lib/platform/db/database', /decision 0008/],
  ['lib/records/cases/h.ts', '../../platform/db/sql.ts', /decision 0008/],
  ['lib/records/cases/i.ts', 'pg', /decision 0008/],
  ['lib/records/cases/j.ts', '@prisma/client', /decision 0008/],
  ['lib/records/cases/repository.ts', 'pg', /belong to platform and to bulk work/],
  ['lib/records/tasks/repository.ts', '#lib/platform/db/current', /belong to platform and to bulk work/],
  ['lib/records/tasks/list.ts', '#lib/analysis/schemes/abc', /records never import analysis/],
  ['lib/analysis/value/service.ts', '#lib/platform/db/sql', /decision 0008/],
  ['lib/analysis/value/repository.ts', '#lib/plans/pool/service', /analysis never imports plans/],
  ['lib/analysis/value/d.ts', 'next/navigation', /only platform knows the framework/],
  ['lib/analysis/schemes/c.ts', '#lib/records/customers/standing', /a scheme is pure/],
  ['lib/analysis/schemes/d.ts', 'node:fs', /a scheme is pure/],
  ['lib/analysis/schemes/e.ts', '#components/ui/tips', /a scheme is pure/],
  ['lib/analysis/schemes/f.ts', '#lib/analysis/metrics/refresh', /a scheme is pure/],
  ['lib/analysis/schemes/g.ts', '#lib/analysis/classification/repository', /a scheme is pure/],
  ['lib/analysis/schemes/h.ts', '../metrics/refresh.ts', /a scheme is pure/],
  ['lib/analysis/schemes/i.ts', '../satisfaction/service.ts', /a scheme is pure/],
  ['lib/analysis/schemes/j.ts', '../classification/recompute.ts', /a scheme is pure/],
  ['lib/analysis/schemes/k.ts', '../../plans/pool/service.ts', /a scheme is pure/],
  ['lib/analysis/schemes/l.ts', 'react', /a scheme is pure/],
  ['lib/analysis/drop/drop.ts', './repository.ts', /a pure file/],
  ['lib/analysis/season/season.ts', '#lib/analysis/drop/repository', /a pure file/],
  ['lib/analysis/team/team.ts', '../metrics/run-columns.ts', /a pure file/],
  ['lib/analysis/lifetime/value.ts', '../../platform/context.ts', /a pure file/],
  ['lib/analysis/portrait/portrait.ts', '#lib/records/waybills/repository', /a pure file/],
  ['lib/analysis/profile/profile.ts', '#lib/platform/db/sql', /a pure file/],
  ['lib/records/cases/stage.ts', './repository.ts', /a pure file/],
  ['lib/records/cases/priority.ts', './service.ts', /a pure file/],
  ['lib/records/cases/clocks.ts', 'pg', /a pure file/],
  ['lib/records/approvals/rule.ts', 'next/headers', /a pure file/],
  ['lib/records/papers/validity.ts', '../../analysis/season/season.ts', /a pure file/],
  ['lib/records/opportunities/step.ts', '../record/column.ts', /a pure file/],
  ['lib/records/customers/family/tree.ts', '../standing.ts', /a pure file/],
  ['lib/plans/pool/a.ts', '#lib/platform/db/sql', /decision 0008/],
  ['lib/plans/pool/b.ts', '../../platform/db/database.ts', /decision 0008/],
  ['lib/plans/pool/service.ts', 'pg', /decision 0008/],
  ['lib/plans/pool/c.ts', 'next/headers', /only platform knows the framework/],
  ['lib/plans/pool/d.ts', '#components/ui/tips', /neither app nor components/],
  ['lib/plans/pool/e.ts', '#lib/records/customers/repository', /another's repository/],
  ['lib/plans/pool/f.ts', '#lib/jobs/registry', /plans never import jobs/],
  ['lib/plans/pool/repository.ts', '#lib/platform/db/current', /belong to platform and to bulk work/],
  ['lib/plans/trials/repository.ts', '../pool/repository.ts', /another's repository/],
  ['lib/analysis/value/a.ts', '#lib/plans/pool/service', /analysis never imports plans/],
  ['lib/analysis/value/b.ts', '#lib/records/customers/repository', /another's repository/],
  ['lib/analysis/value/c.ts', '#app/api/_operations/all', /neither app nor components/],
  ['lib/analysis/schemes/a.ts', '#lib/platform/db/sql', /a scheme is pure/],
  ['lib/analysis/schemes/b.ts', 'pg', /a scheme is pure/],
  ['lib/platform/org/d.ts', '../../../lib/records/customers/list.ts', /platform knows no business/],
  ['lib/platform/org/e.ts', '#tests/support/company', /nor tests/],
  ['lib/records/cases/k.ts', '#tests/support/company', /nor tests/],
  ['lib/records/cases/l.ts', '../../../lib/platform/db/sql.ts', /decision 0008/],
  ['lib/analysis/value/e.ts', '../../../tests/support/company.ts', /nor tests/],
  ['lib/jobs/a.ts', '#lib/platform/db/sql', /no statements here/],
  ['lib/jobs/b.ts', '../platform/db/sql.ts', /no statements here/],
  ['lib/jobs/c.ts', '#lib/platform/db/database', /no statements here/],
  ['lib/jobs/d.ts', '../platform/db/current.ts', /no statements here/],
  ['lib/jobs/e.ts', 'pg', /no statements here/],
  ['lib/jobs/worker.ts', '../platform/db/sql.ts', /no statements here/],
  ['lib/jobs/f.ts', 'pg-boss', /no statements here/],
  ['proxy.ts', './lib/platform/db/sql.ts', /no database here/],
  ['app/(crm)/a.ts', '#lib/platform/db/sql', /no database here/],
  ['app/(crm)/b.ts', '#lib/records/customers/repository', /doors call services/],
  ['app/(crm)/c.ts', 'recharts', /recharts lives in/],
  ['app/(crm)/d.ts', '../../lib/platform/db/sql.ts', /no database here/],
  ['app/(crm)/e.ts', '../../lib/records/customers/repository.ts', /doors call services/],
  ['app/(crm)/f.ts', '#tests/support/company', /knows no tests/],
  ['app/(crm)/g.ts', '#lib/analysis/metrics/run-columns', /no sums and no statements/],
  ['app/(crm)/h.ts', '../../lib/analysis/metrics/refresh.ts', /no sums and no statements/],
  ['app/(crm)/i.ts', '#lib/analysis/classification/recompute', /no sums and no statements/],
  ['app/(crm)/j.ts', '#lib/records/customers/columns', /no sums and no statements/],
  ['app/(crm)/k.ts', '#lib/records/customers/list-filter', /no sums and no statements/],
  ['app/(crm)/l.ts', '../../lib/records/customers/standing.ts', /no sums and no statements/],
  ['components/ui/a.ts', '#lib/records/customers/service', /types and formatters only/, 'value'],
  ['components/ui/b.ts', '#app/api/_operations/all', /does not know any page/],
  ['components/ui/c.ts', '../../lib/records/customers/service.ts', /types and formatters only/, 'value'],
  ['components/ui/d.ts', '../../lib/platform/db/sql.ts', /types and formatters only/, 'value'],
  ['components/ui/e.ts', 'pg', /no database in the browser/],
  ['components/ui/f.ts', 'recharts', /recharts lives in/],
  ['components/ui/g.ts', '../../app/api/_operations/all.ts', /does not know any page/],
  ['components/ui/h.ts', '#tests/support/company', /knows no tests/],
  ['components/chart/a.ts', '#lib/platform/db/sql', /types and formatters only/, 'value'],
  ['components/chart/b.ts', 'pg', /no database in the browser/],
]

/** Files that break no rule. */
const good: [file: string, text: string][] = [
  [
    'lib/records/cases/good.ts',
    `import { AppError } from '#lib/core/errors'\nimport { inScope } from '#lib/platform/scope/render'\nexport const own = [AppError, inScope]\n`,
  ],
  ['lib/records/cases/import-kind.ts', `import { sql } from '#lib/platform/db/sql'\nexport const own = sql\n`],
  [
    'lib/analysis/metrics/good.ts',
    `import type { PoolClient } from 'pg'\nimport { sql } from '#lib/platform/db/sql'\nexport const own = (client: PoolClient) => client.query(sql)\n`,
  ],
  [
    'lib/analysis/schemes/good.ts',
    `import { ratio } from '#lib/core/ratio'\nimport { z } from 'zod'\nimport type { Scheme } from '../classification/scheme.ts'\nimport { value } from '../lifetime/value.ts'\nimport { own } from './abc.ts'\nexport const all = (scheme: Scheme) => [scheme, ratio, z, value, own]\n`,
  ],
  [
    'lib/records/cases/escalation.ts',
    `import { addDays } from '#lib/core/day'\nimport { dueBefore } from '../customers/due-window.ts'\nimport { stageOf } from './stage.ts'\nexport const all = [addDays, dueBefore, stageOf]\n`,
  ],
  ['lib/plans/programmes/repository.ts', `import { sql } from '#lib/platform/db/sql'\nexport const own = sql\n`],
  ['app/(crm)/good.ts', `import { columns } from '#lib/records/customers/export/columns'\nexport const own = columns\n`],
  ['lib/jobs/clock.ts', `import { PgBoss } from 'pg-boss'\nexport const own = PgBoss\n`],
  ['components/chart/good.ts', `import { Bar } from 'recharts'\nexport const own = Bar\n`],
  ['components/ui/good.ts', `import type { Customer } from '#lib/records/customers/service'\nexport type Own = Customer\n`],
]
const ring: [file: string, text: string][] = [
  ['lib/core/ring-a.ts', `import type { B } from './ring-b.ts'\nexport interface A { b: B }\n`],
  ['lib/core/ring-b.ts', `import type { A } from './ring-a.ts'\nexport interface B { a: A }\n`],
]
const typesToo = planted.filter(([, , , only]) => only === undefined)

/** Lints a folder with these files under the rules of the house. */
function lintOf(files: readonly [file: string, text: string][]): z.infer<typeof report> {
  const folder = mkdtempSync(join(tmpdir(), 'yike-planted-'))
  try {
    copyFileSync('.oxlintrc.json', join(folder, '.oxlintrc.json'))
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    return lint(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

let values: z.infer<typeof report>
let types: z.infer<typeof report>
beforeAll(() => {
  values = lintOf([
    ...planted.map(([file, from]) => [file, `import { thing } from '${from}'\nexport const own = thing\n`] as [string, string]),
    ...good,
  ])
  types = lintOf([
    ...typesToo.map(
      ([file, from]) => [file, `import type { Thing } from '${from}'\nexport type Own = Thing\n`] as [string, string],
    ),
    ...ring,
  ])
})

const complaintsOf = (found: z.infer<typeof report>, file: string) =>
  found.diagnostics
    .filter((one) => one.filename === file && one.code.includes('no-restricted-imports'))
    .map((one) => one.help ?? '')

describe('the import rules refuse what is planted', () => {
  it('looks at every file', () => {
    expect(values.number_of_files).toBe(planted.length + good.length)
    expect(types.number_of_files).toBe(typesToo.length + ring.length)
  })

  it.each(planted)('%s imports a value of %s', (file, _from, says) => {
    expect(complaintsOf(values, file)).toEqual([expect.stringMatching(says)])
  })

  it.each(typesToo)('%s imports a type of %s', (file, _from, says) => {
    expect(complaintsOf(types, file)).toEqual([expect.stringMatching(says)])
  })

  it('a ring of types', () => {
    const ringed = types.diagnostics.filter((one) => one.code.includes('no-cycle')).map((one) => one.filename)
    expect(ringed.sort()).toEqual(['lib/core/ring-a.ts', 'lib/core/ring-b.ts'])
  })

  it.each(good)('and not %s', (file) => {
    expect(values.diagnostics.filter((one) => one.filename === file)).toEqual([])
  })
})

/** Whether a text asks the clock of the machine: `new Date()` with nothing in it, or `Date.now()`. */
const asksClock = (text: string) => /\bnew Date\(\s*\)|\bnew Date\b(?!\()|\bDate\.now\b|(?<!new )\bDate\(\s*\)/.test(text)

describe('what time it is comes with the context', () => {
  it.each(['const now = new Date()', 'const now = new Date', 'const now = Date.now()', 'const clock = Date.now', 'Date()'])(
    '%s is seen',
    (text) => expect(asksClock(text)).toBe(true),
  )

  it('and a date made of something is not', () => {
    expect(asksClock('new Date(at) ; new Date(Date.UTC(2026, 0, 1)) ; const day: Date = asDate(text)')).toBe(false)
  })

  it('core, records, analysis and plans never ask', () => {
    // The job that ends a bulk change has no visit whose time it could take.
    const may = ['lib/records/customers/bulk/service.ts', 'lib/records/customers/bulk/work.ts']
    const asking = globSync('lib/{core,records,analysis,plans}/**/*.ts').filter((file) => asksClock(readFileSync(file, 'utf8')))
    expect(asking.sort()).toEqual(may)
  })
})

describe('the list of pure files', () => {
  const rules = z
    .object({ overrides: z.array(z.object({ files: z.array(z.string()), rules: z.unknown() })) })
    .parse(JSON.parse(readFileSync('.oxlintrc.json', 'utf8')))
  const names = rules.overrides.find((one) => JSON.stringify(one.rules).includes('a pure file'))?.files ?? []
  const pure = new Set(names.flatMap((name) => globSync(name)))
  const scheme = 'lib/analysis/schemes/'

  it('names files that are there', () => {
    expect(pure.size).toBeGreaterThan(50)
    const each = names.flatMap((name) => {
      const [, before = name, inside = ''] = /^(.*)\{(.*)\}\.ts$/.exec(name) ?? []
      return inside === '' ? [name] : inside.split(',').map((one) => `${before}${one}.ts`)
    })
    expect(each.filter((file) => !pure.has(file))).toEqual([])
  })

  it('has every file with a formula that needs nothing but core, zod and pure files', () => {
    const isPure = (file: string) => (from: string) =>
      from === 'zod' ||
      from.startsWith('#lib/core/') ||
      [from.replace(/^#(.*)$/, '$1.ts'), join(dirname(file), from)].some((to) => pure.has(to) || to.startsWith(scheme))
    const unlisted = globSync('lib/{records,analysis}/**/*.ts')
      .filter((file) => !pure.has(file) && !file.startsWith(scheme))
      .filter((file) => {
        const text = readFileSync(file, 'utf8')
        return text.includes('@source') && [...text.matchAll(/ from '([^']+)'/g)].every(([, from = '']) => isPure(file)(from))
      })
    expect(unlisted).toEqual([])
  })
})

describe('the whole code', () => {
  it('is looked at, file by file', () => {
    const sources = globSync(
      ['app', 'bin', 'components', 'lib', 'prisma', 'tests'].map((name) => `${name}/**/*.{ts,tsx,mjs}`),
    ).filter((file) => !file.includes('generated'))
    expect(sources.length).toBeGreaterThan(200)
    expect(lint('.').number_of_files).toBeGreaterThanOrEqual(sources.length)
  })

  it('has no folder that says nothing, and no barrel', () => {
    const folders = globSync('{app,components,lib}/**/{utils,helpers,common,types,constants,services}')
    const barrels = globSync('{app,components,lib}/**/index.{ts,tsx}')
    expect([...folders, ...barrels]).toEqual([])
  })
})
