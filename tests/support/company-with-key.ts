import { afterAll, beforeAll } from 'vitest'
import type { TestCompany } from './company.ts'
import { openTestCompany } from './company.ts'

/** A company for one file of tests with the key of an administrator, open before its first test and closed after its last. `prepare` fills it. */
export function companyWithKey(prepare: (company: TestCompany) => Promise<void> = async () => {}) {
  let opened: { company: TestCompany; key: string } | null = null
  const open = () => {
    if (opened === null) throw new Error('the company is not open yet')
    return opened
  }
  beforeAll(async () => {
    const company = await openTestCompany()
    opened = { company, key: await company.keyFor('administrator') }
    await prepare(company)
  })
  afterAll(() => open().company.close())
  return { company: () => open().company, key: () => open().key }
}
