import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

/** The test's own environment leads the command to the test's database. */
const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['--conditions=react-server', 'bin/api-key.ts', ...args], { env: process.env })

describe('npm run api-key', () => {
  it('prints a key alone on its last line, which acts as a service user with the role at the root outlet', async () => {
    const { stdout } = await run('--name', '数据仓', '--role', 'executive')
    const key = stdout.trimEnd().split('\n').at(-1) ?? ''
    expect(key).toMatch(/^yike_[0-9A-Za-z]{48}$/)
    const outlets = await company.api('GET', '/outlets', { key })
    expect(outlets.body.data).toHaveLength(9)
    const stored = await company.db.prisma.apiKey.findFirstOrThrow({
      where: { name: '数据仓' },
      include: { user: { include: { roles: true } } },
    })
    expect(stored.user).toMatchObject({
      kind: 'service',
      outletId: company.outlets.hq,
      roles: [{ roleKey: 'executive', outletId: company.outlets.hq }],
    })
    expect(JSON.stringify(stored)).not.toContain(key)
  })

  it('says what to do when the role or the name is wrong, and makes nothing', async () => {
    const before = await company.db.prisma.apiKey.count()
    await expect(run('--name', 'x', '--role', 'king')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--role sales|'),
    })
    await expect(run('--role', 'sales')).rejects.toMatchObject({ code: 1 })
    await expect(run('--name', 'x', '--role', 'sales', '--more')).rejects.toMatchObject({ code: 1 })
    expect(await company.db.prisma.apiKey.count()).toBe(before)
  })
})
