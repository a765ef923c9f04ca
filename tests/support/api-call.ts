import { operations } from '#app/api/_operations/all'
import { undocumented } from './documented-answer.ts'

export interface ApiOptions {
  /** A key as `keyFor` answers; none for a signed-out caller. */
  key?: string
  /** Sent as JSON, unless it is a FormData. */
  body?: unknown
  headers?: Record<string, string>
}

export interface ApiAnswer {
  status: number
  /** Parsed JSON; the text when the answer is something else. */
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers and compare what they find
  body: any // oxlint-disable-line typescript/no-explicit-any
  headers: Headers
}

/** Sends a call of the API to whoever answers requests. Throws when the answer is not what the API's own document says. */
export async function callApi(
  send: (request: Request) => Promise<Response>,
  origin: string,
  method: string,
  path: string,
  options: ApiOptions = {},
): Promise<ApiAnswer> {
  const headers = new Headers(options.headers)
  if (options.key !== undefined) headers.set('authorization', `Bearer ${options.key}`)
  const form = options.body instanceof FormData ? options.body : undefined
  const json = options.body !== undefined && form === undefined
  if (json && !headers.has('content-type')) headers.set('content-type', 'application/json')
  const request = new Request(`${origin}/api/v1${path}`, {
    method,
    headers,
    ...(form !== undefined ? { body: form } : json ? { body: JSON.stringify(options.body) } : {}),
  })
  const response = await send(request)
  const text = await response.text()
  const contentType = response.headers.get('content-type')
  const wrong = undocumented(operations, { method, url: request.url, status: response.status, contentType, text })
  if (wrong.length > 0) throw new Error(`${method} ${path} answers what the API's document does not say: ${wrong.join('; ')}`)
  const isJson = contentType?.includes('json') === true
  return { status: response.status, body: isJson && text !== '' ? JSON.parse(text) : text, headers: response.headers }
}
