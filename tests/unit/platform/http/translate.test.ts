import { describe, expect, it } from 'vitest'
import { translate } from '#lib/platform/http/problem'

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code })
const adapterError = (cause: object) => Object.assign(new Error('DriverAdapterError'), { name: 'DriverAdapterError', cause })

describe('what a driver says', () => {
  it.each<[string, unknown]>([
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a shutdown by SQLSTATE', withCode('57P01', 'terminating connection due to administrator command')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a client that is broken', new Error('Client has encountered a connection error and is not queryable')],
    ['no connection free in time', new Error('timeout exceeded when trying to connect')],
    ['a lost transaction', withCode('P2028', 'Transaction API error')],
    ['a closed connection of the adapter', adapterError({ kind: 'ConnectionClosed' })],
    [
      'a shutdown below the adapter',
      adapterError({ kind: 'postgres', originalCode: '57P03', originalMessage: 'the database system is starting up' }),
    ],
    [
      'a raw statement that was cut off',
      Object.assign(new Error('Raw query failed'), {
        code: 'P2010',
        meta: { driverAdapterError: { cause: { originalCode: '57P01' } } },
      }),
    ],
    [
      'a model query that met a database which is starting',
      Object.assign(new Error('Database error. Code: `57P03`. Message: `the database system is not yet accepting connections`'), {
        code: 'P2039',
        meta: { driverAdapterError: adapterError({ kind: 'postgres', originalCode: '57P03' }) },
      }),
    ],
    ['a cause of a cause', new Error('outer', { cause: new Error('inner', { cause: withCode('08006') }) })],
    ['a deadlock', withCode('40P01')],
  ])('%s is unavailable, to be tried again', (_, error) => {
    expect(translate(error).code).toBe('unavailable')
  })

  it.each<[string, unknown, string]>([
    ['a value that the database cannot hold', withCode('22003'), 'invalid_request'],
    ['a fault of our own', new TypeError('x is not a function'), 'internal'],
    ['something that is no error', 'text', 'internal'],
    ['nothing', null, 'internal'],
  ])('%s', (_, error, code) => {
    expect(translate(error).code).toBe(code)
  })
})
