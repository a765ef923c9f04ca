/**
 * Reads the JSON reports of the two test runners: how many checks passed and failed, and in words which ones failed.
 */
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

export interface Counts {
  passed: number
  failed: number
  /** One text a failure: where it stands, its name and the beginning of its error. */
  failures: string[]
}

/** So much of an error is repeated at the end of a run; the whole stands where it happened. */
const ERROR_LINES = 12

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
})

export function fromVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report)
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed')
    // A file that could not be loaded, or whose set-up failed, counts no test of its own.
    if (failed.length === 0) return status === 'failed' ? [failure(name, '', message)] : []
    return failed.map((result) => failure(name, result.fullName, (result.failureMessages ?? []).join('\n')))
  })
  return { passed: numPassedTests, failed: numFailedTests, failures }
}

const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  ok: z.boolean(),
  tests: z.array(z.object({ results: z.array(z.object({ error: z.object({ message: z.string().default('') }).optional() })) })),
})
type Suite = { specs: z.infer<typeof spec>[]; suites?: Suite[] | undefined }
const suite: z.ZodType<Suite> = z.object({ specs: z.array(spec), suites: z.lazy(() => z.array(suite)).optional() })
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(suite),
  errors: z.array(z.object({ message: z.string().default('') })).default([]),
})

export function fromPlaywright(report: unknown): Counts {
  const { stats, suites, errors } = playwrightReport.parse(report)
  const failed = suites.flatMap(specsOf).filter((found) => !found.ok)
  const failures = failed.map(({ file, line, title, tests }) => {
    const messages = tests.flatMap((test) => test.results.flatMap((result) => result.error?.message ?? []))
    return failure(`${file}:${line}`, title, messages[0] ?? '')
  })
  const outside = errors.map(({ message }) => failure('outside of a test', '', message))
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, failures: [...failures, ...outside] }
}

const specsOf = ({ specs, suites = [] }: Suite): z.infer<typeof spec>[] => [...specs, ...suites.flatMap(specsOf)]

function failure(place: string, title: string, error: string): string {
  const lines = stripVTControlCharacters(error).split('\n').slice(0, ERROR_LINES)
  return [`${place} ${title}`.trim(), ...lines.map((line) => `    ${line}`)].join('\n')
}
