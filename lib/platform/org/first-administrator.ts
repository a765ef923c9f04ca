import { openDatabase } from '../db/database.ts'
import { findCompany } from './company.ts'
import { createCompany } from './create-company.ts'

/** Makes the empty company of a first start (its currency and time zone are stored already) and answers how its administrator signs in. */
export async function createFirstAdministrator(first: {
  readonly databaseUrl: string
}): Promise<{ email: string; password: string }> {
  const database = openDatabase({ url: first.databaseUrl, max: 2, applicationName: 'yike first start' })
  try {
    const company = await findCompany(database.db)
    if (company === null) throw new Error('currency and time zone are stored before the administrator is made')
    const { email, password } = await createCompany(database.db, company)
    return { email, password }
  } finally {
    await database.close()
  }
}
