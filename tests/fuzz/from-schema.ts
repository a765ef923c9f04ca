import fc from 'fast-check'

export type JsonSchema = Record<string, unknown>

/** Texts that have broken programs before: all of them may come in anywhere. */
export const nastyTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '𠮷野家',
  '\u202etxt.exe',
  'é'.normalize('NFD'),
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '=1+1',
  '＝1+1',
  '%',
  '_',
  '\\',
  '"',
  '{',
  '{}',
  '1e309',
  '-0',
  '9007199254740993',
  '0000-00-00',
  '2026-02-30',
  '2026-13-01',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '-0001-01-01',
  '1.005',
  '1,000',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'ext:',
  'ext:\u0000',
  'ext:x',
  'x'.repeat(5_000),
]
export const nastyNumbers = [
  0,
  -0,
  -1,
  1,
  0.1,
  1.005,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 53 + 2,
  1e308,
  -1e308,
  5e-324,
]

const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...nastyTexts),
  fc.constantFrom<unknown>(...nastyNumbers),
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], { a: { b: {} } }, ['x'], [null]),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Mostly times at which a company of today has records. */
const instants = fc.oneof(
  { weight: 4, arbitrary: fc.date({ min: new Date('2025-11-01'), max: new Date('2026-11-20'), noInvalidDate: true }) },
  { weight: 1, arbitrary: fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }) },
)

/** Values that exist, by the name of the field or parameter that may hold them. */
export type Known = Readonly<Record<string, readonly unknown[]>>

/** Values of a field or parameter: three times in four one that exists, where such are known. */
export function valuesNamed(name: string, schema: JsonSchema, badOneIn: number, known: Known): fc.Arbitrary<unknown> {
  const any = valuesOf(schema, badOneIn, known)
  const existing = known[name]
  return existing === undefined
    ? any
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...existing) }, { weight: 1, arbitrary: any })
}

/** Values that a JSON schema allows, and, one time in `badOneIn`, whatever else at any place. */
export function valuesOf(schema: JsonSchema, badOneIn: number, known: Known = {}): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: badOneIn - 1, arbitrary: allowed(schema, badOneIn, known) }, { weight: 1, arbitrary: nasty })
}

function allowed(schema: JsonSchema, badOneIn: number, known: Known): fc.Arbitrary<unknown> {
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  const alternatives = schema.anyOf ?? schema.oneOf
  if (Array.isArray(alternatives)) return fc.oneof(...alternatives.map((one) => valuesOf(one, badOneIn, known)))
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'string':
      return strings(schema)
    case 'integer':
    case 'number':
      return numbers(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(valuesOf(asSchema(schema.items), badOneIn, known), {
        minLength: Number(schema.minItems ?? 0),
        maxLength: Math.min(Number(schema.maxItems ?? 5), 8),
      })
    case 'object':
      return objects(schema, badOneIn, known)
    default:
      return nasty
  }
}

function strings(schema: JsonSchema): fc.Arbitrary<unknown> {
  const examples = Array.isArray(schema.examples) ? [fc.constantFrom(...schema.examples)] : []
  if (schema.format === 'date')
    return fc.oneof(
      ...examples,
      instants.map((date) => date.toISOString().slice(0, 10)),
    )
  if (schema.format === 'date-time')
    return fc.oneof(
      ...examples,
      instants.map((date) => date.toISOString()),
    )
  const bounds = { minLength: Number(schema.minLength ?? 0), maxLength: Math.min(Number(schema.maxLength ?? 40), 300) }
  const free = fc.string({ ...bounds, unit: 'grapheme' })
  if (typeof schema.pattern === 'string') return fc.oneof(...examples, patterned(schema.pattern) ?? free)
  return fc.oneof(
    ...examples.map((arbitrary) => ({ weight: 4, arbitrary })),
    { weight: 8, arbitrary: free },
    { weight: 1, arbitrary: fc.constantFrom(...nastyTexts) },
  )
}

/** fast-check reads most patterns; the few with look-around that it does not read are answered with free text. */
function patterned(pattern: string): fc.Arbitrary<string> | null {
  try {
    return fc.stringMatching(new RegExp(pattern), { size: 'small' })
  } catch {
    return null
  }
}

function numbers(schema: JsonSchema): fc.Arbitrary<unknown> {
  const min = Number(schema.minimum ?? -1_000_000)
  const max = Number(schema.maximum ?? 1_000_000)
  return schema.type === 'integer'
    ? fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31 - 1) })
    : fc.double({ min, max, noNaN: true })
}

function objects(schema: JsonSchema, badOneIn: number, known: Known): fc.Arbitrary<unknown> {
  const properties = Object.entries(asSchema(schema.properties))
  const required = Array.isArray(schema.required) ? schema.required.map(String) : []
  const fields = Object.fromEntries(
    properties.map(([name, property]) => [name, valuesNamed(name, asSchema(property), badOneIn, known)]),
  )
  const extra = asSchema(schema.additionalProperties)
  const requiredKeys = required.filter((name) => name in fields)
  // Half of the time few of the optional ones: of many fields there is always one that is not as it should be.
  const few = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      requiredKeys.includes(name) ? value : fc.option(value, { freq: 1, nil: undefined }),
    ]),
  )
  const stated = fc.oneof(fc.record(fields, { requiredKeys }), fc.record(few, { requiredKeys }).map(withoutUndefined))
  if (Object.keys(extra).length === 0) return stated
  return fc
    .tuple(stated, fc.dictionary(fc.string({ maxLength: 8 }), valuesOf(extra, badOneIn, known), { maxKeys: 3 }))
    .map(([one, two]) => ({ ...two, ...one }))
}

const withoutUndefined = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

function asSchema(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}
}
