import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { waitUntilReady } from '#lib/platform/process/ready'

let server: Server | null = null
afterEach(() => {
  server?.close()
  server = null
})

/** A server that answers every question of its readiness alike, and the settings of a start that waits for it. */
async function started(status: number, body: string) {
  server = createServer((_, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body))
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { host: '127.0.0.1', port, dataDirectory: '/data', databaseUrl: null }
}
const unready = (checks: Record<string, boolean>) => JSON.stringify({ status: 'unready', checks })

it('a start is over once the server says that it is ready', async () => {
  await expect(waitUntilReady(await started(200, '{}'), 0)).resolves.toBeUndefined()
})

it.each([
  [unready({ database: false, chinese_text: false, schema: false }), /: the database does not answer \(/],
  [unready({ database: true, chinese_text: true, schema: false }), /: the database has not the schema of this version \(/],
  ['<html>', /: the server answers 503 \(/],
])('one that is not ready in time ends with what is not, and where the logs are: %s', async (body, said) => {
  const settings = await started(503, body)
  await expect(waitUntilReady(settings, 0)).rejects.toThrow(said)
  await expect(waitUntilReady(settings, 0)).rejects.toThrow(/that of the database is .data.postgres\.log\.$/)
})

it('one whose server does not answer at all says so, and of a given database names no file', async () => {
  const { port } = await started(200, '{}')
  await new Promise((resolve) => server?.close(resolve))
  const settings = { host: '0.0.0.0', port, dataDirectory: '/data', databaseUrl: 'postgres://elsewhere' }
  const failed = waitUntilReady(settings, 0)
  await expect(failed).rejects.toThrow(`the server does not answer (http://127.0.0.1:${port}/api/health/ready)`)
  await expect(failed).rejects.toThrow(/at the server that DATABASE_URL names\.$/)
})
