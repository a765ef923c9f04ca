// Preloaded into the server: Next breaks on paths that cannot be decoded and on methods that fetch does not know, before any code of ours is asked, and answers 500.
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import { refuseUnroutable, unroutable } from '../http/unroutable.ts'

const emit = Server.prototype.emit
Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]): boolean {
  const [request, response] = args as [IncomingMessage, ServerResponse]
  return (event === 'request' && isRefused(request, response)) || Reflect.apply(emit, this, [event, ...args])
}

/** Answers the request when it is for no door of ours; says whether it was. */
function isRefused({ method = '', url: target = '', headers }: IncomingMessage, response: ServerResponse): boolean {
  const why = unroutable({ method, target })
  if (why === null) return false
  const refusal = refuseUnroutable(why, { method, target, acceptLanguage: headers['accept-language'] })
  // What it sent is not read: the connection ends with the answer.
  response.writeHead(refusal.status, { ...Object.fromEntries(refusal.headers), connection: 'close' })
  void refusal.text().then((text) => response.end(text))
  return true
}
