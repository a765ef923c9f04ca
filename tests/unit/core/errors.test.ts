import { expect, test } from 'vitest'
import { AppError, invalidField, isAppError } from '#lib/core/errors'

test('an error carries its code, its detail and its cause', () => {
  const cause = new Error('socket closed')
  const error = new AppError('unavailable', { seconds: 5 }, { detail: 'database.away', retryAfterSeconds: 5, cause })
  expect(error).toMatchObject({
    code: 'unavailable',
    params: { seconds: 5 },
    detail: 'database.away',
    retryAfterSeconds: 5,
    issues: [],
    cause,
  })
  expect(error.message).toBe('unavailable: database.away')
  expect(isAppError(error, 'unavailable')).toBe(true)
  expect(isAppError(error, 'conflict')).toBe(false)
  expect(isAppError(cause)).toBe(false)
})

test('a refused field is an invalid request that names it', () => {
  expect(invalidField('limit', 'out_of_range', { max: 200 })).toMatchObject({
    code: 'invalid_request',
    issues: [{ name: 'limit', code: 'out_of_range', params: { max: 200 } }],
  })
})
