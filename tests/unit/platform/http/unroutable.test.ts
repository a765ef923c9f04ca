import { describe, expect, it } from 'vitest'
import { refuseUnroutable, unroutable } from '#lib/platform/http/unroutable'

const paths: [string, 'api' | 'page'][] = [
  ['/api/v1/customers/%ff', 'api'],
  ['/api/v1/customers/%', 'api'],
  ['/api/v1/waybills/%E4%BD', 'api'],
  ['/api/v1/nothing%ff', 'api'],
  ['/api/v1/customers/ext:%ED%A0%80?fields=name', 'api'],
  ['/api/files/%ff', 'api'],
  ['//api/v1/%zz', 'api'],
  ['http://yike.example/api/v1/%ff', 'api'],
  ['/customers/%ff', 'page'],
  ['/apiary/%c0%80', 'page'],
  ['%', 'page'],
  ['*', 'page'],
]

describe('a path that is none, or not UTF-8', () => {
  it.each(paths)('%s is not found', (target, door) => {
    expect(unroutable({ method: 'GET', target })).toEqual({ status: 404, door })
  })

  it.each([
    '/',
    '/customers/12',
    '/api/v1/customers/ext:%E4%BD%A0%F0%A0%AE%B7',
    '/api/v1/customers/%00%2F%25ff',
    '/customers?q=%ff&x=%',
    '/customers?q=100%',
    'http://%ff/customers',
    'http://yike.example',
  ])('%s is for the router', (target) => {
    expect(unroutable({ method: 'GET', target })).toBeNull()
  })
})

describe('a method', () => {
  it.each(['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'get'])('%s is allowed nowhere', (method) => {
    expect(unroutable({ method, target: '/api/v1/customers' })).toEqual({ status: 405, door: 'api' })
    expect(unroutable({ method, target: '/customers/%ff' })).toEqual({ status: 405, door: 'page' })
  })

  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is for the router', (method) => {
    expect(unroutable({ method, target: '/api/v1/customers' })).toBeNull()
  })
})

describe('the refusal', () => {
  it('tells a program what the API tells it elsewhere', async () => {
    const asked = { method: 'TRACE', target: '/api/v1/%ff', acceptLanguage: undefined }
    const told = {
      404: { code: 'not_found', sentence: 'There is no such thing, or it is not yours to see.' },
      405: {
        code: 'method_not_allowed',
        sentence: 'This address does not take this method; the header Allow names those it does.',
      },
    }
    for (const status of [404, 405] as const) {
      const { code, sentence } = told[status]
      const response = refuseUnroutable({ status, door: 'api' }, asked)
      expect(response.status).toBe(status)
      expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
      expect(response.headers.get('allow') !== null).toBe(status === 405)
      const id = response.headers.get('x-request-id') ?? ''
      expect(id).toMatch(/^[0-9a-f-]{36}$/)
      expect(await response.json()).toEqual({
        type: `urn:yike:problem:${code}`,
        title: sentence,
        status,
        code,
        detail: sentence,
        instance: `urn:yike:request:${id}`,
      })
    }
  })

  it.each([
    ['zh-TW', '它不存在，或不在您可檢視的範圍內。'],
    ['en', 'It does not exist, or it is not yours to see.'],
  ])('tells a person in the language %s', async (acceptLanguage, sentence) => {
    const response = refuseUnroutable({ status: 404, door: 'page' }, { method: 'GET', target: '/%ff', acceptLanguage })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const page = await response.text()
    expect(page).toContain(`lang="${acceptLanguage}"`)
    expect(page).toContain(sentence)
  })
})
