import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  ['lib/analysis/value/a.ts', '#lib/plans/pool/service', /analysis never imports plans/],
  ['lib/analysis/value/b.ts', '#lib/records/customers/repository', /another's repository/],
  ['lib/analysis/value/c.ts', '#app/api/_operations/all', /neither app nor components/],
  ['lib/analysis/schemes/a.ts', '#lib/platform/db/sql', /a scheme is pure/],
  ['lib/analysis/schemes/b.ts', 'pg', /a scheme is pure/],
  ['lib/jobs/a.ts', '#lib/platform/db/sql', /no statements here/],
  ['app/(crm)/a.ts', '#lib/platform/db/sql', /no database here/],
  ['app/(crm)/b.ts', '#lib/records/customers/repository', /doors call services/],
  ['app/(crm)/c.ts', 'recharts', /recharts lives in/],
  ['components/ui/a.ts', '#lib/records/customers/service', /types and formatters only/, 'value'],
  ['components/ui/b.ts', '#app/api/_operations/all', /does not know any page/],
]

let folder: string
let found: z.infer<typeof report>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yike-planted-'))
  copyFileSync('.oxlintrc.json', join(folder, '.oxlintrc.json'))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  for (const [file, from] of planted) {
    write(file, `import { thing } from '${from}'\nexport const own = thing\n`)
    write(file.replace('.ts', '.type.ts'), `import type { Thing } from '${from}'\nexport type Own = Thing\n`)
  }
  write('lib/core/ring-a.ts', `import type { B } from './ring-b.ts'\nexport interface A { b: B }\n`)
  write('lib/core/ring-b.ts', `import type { A } from './ring-a.ts'\nexport interface B { a: A }\n`)
  write(
    'lib/records/cases/good.ts',
    `import { AppError } from '#lib/core/errors'\nimport { inScope } from '#lib/platform/scope/render'\nexport const own = [AppError, inScope]\n`,
  )
  write(
    'components/ui/good.type.ts',
    `import type { Customer } from '#lib/records/customers/service'\nexport type Own = Customer\n`,
  )
  found = lint(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const complaintsOf = (file: string) =>
  found.diagnostics
    .filter((one) => one.filename === file && one.code.includes('no-restricted-imports'))
    .map((one) => one.help ?? '')

describe('the import rules refuse what is planted', () => {
  it.each(planted)('%s imports a value of %s', (file, _from, says) => {
    expect(complaintsOf(file)).toEqual([expect.stringMatching(says)])
  })

  it.each(planted.filter(([, , , only]) => only === undefined))('%s imports a type of %s', (file, _from, says) => {
    expect(complaintsOf(file.replace('.ts', '.type.ts'))).toEqual([expect.stringMatching(says)])
  })

  it('a ring of types', () => {
    expect(
      found.diagnostics
        .filter((one) => one.code.includes('no-cycle'))
        .map((one) => one.filename)
        .sort(),
    ).toEqual(['lib/core/ring-a.ts', 'lib/core/ring-b.ts'])
  })

  it('and nothing that is allowed', () => {
    expect(complaintsOf('lib/records/cases/good.ts')).toEqual([])
    expect(complaintsOf('components/ui/good.type.ts')).toEqual([])
    expect(complaintsOf('components/ui/a.type.ts')).toEqual([])
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
