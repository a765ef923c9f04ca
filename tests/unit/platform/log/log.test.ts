import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** Logs in a process of its own, whose only line is what the log writes for an operator to keep. */
function lineOf(fields: unknown): string {
  const program = `const { log } = await import('./lib/platform/log/log.ts'); log.error(${JSON.stringify(fields)}, 'told')`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'error' },
    encoding: 'utf8',
  })
  if (stdout.trim().split('\n').length !== 1) throw new Error(`one line was expected: ${stdout}${stderr}`)
  return stdout
}

const person = {
  phone: '13912345678',
  email: 'li.he@example.cn',
  address: '首南街道18号502室',
  password: 'Liangzhu-5000',
  token: 'tok-7f31',
}
const headers = { cookie: 'yike.session=eyJhbGciOi', authorization: 'Bearer yk_live_secret', 'user-agent': 'curl/8' }

describe('a line of the log', () => {
  let line: string
  beforeAll(() => {
    line = lineOf({ customer: { id: 42, ...person }, req: { headers } })
  })

  it.each([...Object.entries(person), ...Object.entries(headers).slice(0, 2)])('keeps no %s', (_, secret) => {
    expect(line).not.toContain(secret)
  })

  it('keeps what tells one event from another, with stars where something was left out', () => {
    const stars = { phone: '***', email: '***', address: '***', password: '***', token: '***' }
    expect(JSON.parse(line)).toMatchObject({
      msg: 'told',
      customer: { id: 42, ...stars },
      req: { headers: { cookie: '***', authorization: '***', 'user-agent': 'curl/8' } },
    })
  })
})
