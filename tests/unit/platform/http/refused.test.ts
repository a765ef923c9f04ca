import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError, isAppError } from '#lib/core/errors'
import { parseInput } from '#lib/platform/http/parse'
import { problemResponse } from '#lib/platform/http/problem'
import { locales } from '#lib/platform/i18n/locale'
import { log } from '#lib/platform/log/log'

const schema = z.strictObject({
  name: z.string(),
  kind: z.enum(['consumer', 'business']),
  version: z.int().optional(),
  value: z.union([z.string(), z.boolean()]),
})

function codesOf(value: unknown): Record<string, string> {
  try {
    parseInput(schema, value, 'body')
  } catch (error) {
    if (isAppError(error, 'invalid_request')) return Object.fromEntries(error.issues?.map(({ name, code }) => [name, code]) ?? [])
    throw error
  }
  return {}
}

describe('a field that is wrong', () => {
  it('is required when it is missing, whatever its type', () => {
    expect(codesOf({})).toEqual({ name: 'required', kind: 'required', value: 'required' })
  })

  it('is of the wrong type, and not missing, when something else was sent', () => {
    expect(codesOf({ name: 1, kind: 'business', version: '1', value: 'x' })).toEqual({
      name: 'invalid_type',
      version: 'invalid_type',
    })
    expect(codesOf({ name: null, kind: 'shop', value: 'x' })).toEqual({ name: 'invalid_type', kind: 'invalid_value' })
  })

  it('is unknown when the schema does not name it', () => {
    expect(codesOf({ name: 'a', kind: 'business', value: true, colour: 'red' })).toEqual({ colour: 'unknown_field' })
  })
})

it('is named once, even when a number breaks two rules at once', () => {
  const tooLarge = () => parseInput(schema, { name: 'a', kind: 'business', value: 'x', version: 2 ** 60 }, 'body')
  expect(tooLarge).toThrowError(
    expect.objectContaining({ issues: [{ name: 'version', code: 'too_big', params: { in: 'body' } }] }),
  )
})

describe('a problem', () => {
  it.each([
    [new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable' }), ['cursor']],
    [new AppError('invalid_period'), ['from', 'to']],
    [new AppError('invalid_period', {}, { fields: ['due_from', 'due_to'] }), ['due_from', 'due_to']],
  ])('names what a period or cursor that cannot be is about (%s)', async (error, names) => {
    const { detail, invalid_params: params } = await problemResponse(error, { locale: 'en', log, requestId: 'r' }).json()
    expect(params).toEqual(names.map((name) => ({ name, code: error.code, reason: detail })))
  })

  it.each(locales)('has no unfilled place in its sentences in %s', async (locale) => {
    const error = new AppError('forbidden', { permission: 'contact:reveal' })
    const body = await problemResponse(error, { locale, log, requestId: 'r' }).json()
    expect(`${body.title} ${body.detail}`).not.toMatch(/[{}]/)
    expect(body.detail).toContain('contact:reveal')
  })
})
