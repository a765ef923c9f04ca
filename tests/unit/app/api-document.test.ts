import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operations } from '#app/api/_operations/all'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { openApiDocument } from '#lib/platform/http/openapi'
import { rowSchemas } from '#lib/platform/import/rows-document'
import { importKinds } from '#lib/records/import-kinds'

const whole: unknown = openApiDocument(operations, rowSchemas(importKinds))

/** What stands in the document at the end of a way through its keys. */
const at = (...way: string[]): unknown => way.reduce((node, key) => z.record(z.string(), z.unknown()).parse(node)[key], whole)

const named = z.object({ title: z.string(), properties: z.record(z.string(), z.unknown()) })
const rowSchema = z.object({ required: z.array(z.string()), properties: z.record(z.string(), z.unknown()) })

describe('the document of the API', () => {
  it('names the parameters of each scheme', () => {
    const { anyOf } = z
      .object({ anyOf: z.array(named) })
      .parse(
        at('paths', '/analysis/runs', 'post', 'requestBody', 'content', 'application/json', 'schema', 'properties', 'parameters'),
      )
    const parameters = Object.fromEntries(anyOf.map(({ title, properties }) => [title, Object.keys(properties)]))
    expect(parameters['abc']).toEqual(expect.arrayContaining(['measure', 'a_share', 'b_share']))
    expect(parameters['rfm']).toContain('bins')
    expect(parameters['lifetime_value']).toContain('holdout_days')
    expect(Object.keys(parameters)).toHaveLength(SCHEME_IDS.length)
  })

  it('names the columns of each kind of file, and those that must be there', () => {
    const schemas = z.record(z.string(), z.unknown()).parse(at('components', 'schemas'))
    const required = Object.fromEntries(
      Object.entries(schemas)
        .filter(([name]) => name.startsWith('ImportRow_'))
        .map(([name, schema]) => [name.replace('ImportRow_', ''), rowSchema.parse(schema).required.toSorted()]),
    )
    // As the contract of imports has them.
    expect(required).toEqual({
      customers: ['external_id', 'name'],
      contacts: ['customer_external_id', 'name'],
      waybills: ['accepted_at', 'customer_external_id', 'waybill_no'],
      cases: ['customer_external_id', 'external_id', 'opened_at', 'type'],
      tracking_events: ['code', 'occurred_at', 'provider', 'waybill_no'],
      survey_invitations: ['customer_external_id', 'invited_at', 'survey_external_id'],
      survey_responses: ['answered_at', 'customer_external_id', 'survey_external_id'],
      survey_response_items: ['answered_at', 'customer_external_id', 'expectation', 'item', 'perception', 'survey_external_id'],
    })
    const { properties } = rowSchema.parse(schemas['ImportRow_waybills'])
    expect(properties['status']).toMatchObject({ examples: expect.arrayContaining(['delivered', 'returned']) })
    expect(properties['weight_kg']).toMatchObject({ description: expect.stringContaining('kilograms') })
  })
})
