import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { WAYBILL_STATUSES } from '#lib/records/waybills/status'
import { statusOfCode, TRACKING_PROVIDERS, trackingCodes } from '#lib/records/waybills/status-codes'
import { sharedData } from './shared-data.ts'

// The providers' codes, collected from the public documents that the file names. A provider either lists its codes, or, where a code means something only
// together with an operation, has them by operation: { "101": { "op": { "50": … } }, "204": … }.

const listed = z.array(z.object({ code: z.union([z.string(), z.int()]), canonical: z.string() }))
const byOperation = z.record(z.string(), z.union([z.string(), z.object({ op: z.record(z.string(), z.string()) })]))
const provider = z.object({ codes: z.union([listed, byOperation]) })
const file = z.object({
  canonical: z.array(z.string()),
  ...Object.fromEntries(TRACKING_PROVIDERS.map((name) => [name, provider])),
})

const content: unknown = JSON.parse(readFileSync(sharedData('codes', 'status_codes.json'), 'utf8'))
const { canonical, ...providers } = file.parse(content)

function pairsOf(codes: z.infer<typeof provider>['codes']): [string, string][] {
  if (Array.isArray(codes)) return codes.map((one): [string, string] => [String(one.code), one.canonical])
  return Object.entries(codes).flatMap(([code, meaning]): [string, string][] =>
    typeof meaning === 'string'
      ? [[code, meaning]]
      : Object.entries(meaning.op).map(([operation, status]): [string, string] => [`${code}/${operation}`, status]),
  )
}

const published = Object.entries(providers).flatMap(([name, value]) =>
  pairsOf(provider.parse(value).codes).map(([code, status]) => `${name} ${code} ${status.toLowerCase()}`),
)

it('the collection is what it was when the table was written: six providers and their codes', () => {
  expect(Object.keys(providers).sort()).toEqual([...TRACKING_PROVIDERS].sort())
  expect(published.length).toBeGreaterThan(100)
  expect(canonical.map((status) => status.toLowerCase()).sort()).toEqual([...WAYBILL_STATUSES].sort())
})

it('every published code has the status that was proposed for it', () => {
  const ours = published.map((line) => {
    const [name = '', code = ''] = line.split(' ')
    return `${name} ${code} ${statusOfCode(name, code)}`
  })
  expect(ours).toEqual(published)
})

it('the table has no code that was not published', () => {
  expect(
    trackingCodes()
      .map(({ provider: name, code, status }) => `${name} ${code} ${status}`)
      .sort(),
  ).toEqual([...published].sort())
})
