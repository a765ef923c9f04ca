import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '#lib/platform/context'
import type { Db } from '#lib/platform/db/database'
import { openDatabase } from '#lib/platform/db/database'
import { log } from '#lib/platform/log/log'
import { setCompany } from '#lib/platform/org/company'
import { systemContext } from '#lib/platform/system-context'
import { seedApprovalRules } from '#lib/records/approvals/rules/repository'
import { seedFactKeys } from '#lib/records/facts/built-in'
import { seedCriteria } from '#lib/records/selection/repository'
import { seedTerms } from '#lib/records/terms/repository'
import { makeCompany } from '#prisma/seed/demo'
import { planCompany } from '#prisma/seed/demo/company'
import type { DemoSize } from '#prisma/seed/demo/size'
import { createTestDatabase } from '#tests/support/test-database'

/** A demo in a database of its own. */
export interface MadeCompany {
  readonly db: Db
  readonly ctx: Context
  /** Where `demo-sign-ins.json` lies. */
  readonly directory: string
  close(): Promise<void>
}

/** The day after the last of the demos that are tested: a Wednesday in the autumn peak. */
export const demoEnd = '2026-11-25'
export const demoLastDay = '2026-11-24'

/** Makes a demo of a size as a first start does on a day. */
export async function openMadeCompany(size: DemoSize, end = demoEnd): Promise<MadeCompany> {
  const testDatabase = await createTestDatabase()
  const { db, close } = openDatabase({ url: testDatabase.url, max: 4, applicationName: 'yike test' })
  const directory = await mkdtemp(join(tmpdir(), 'yike-demo-'))
  await setCompany(db, { currency: 'CNY', timeZone: 'Asia/Shanghai' })
  await seedFactKeys(db)
  await seedCriteria(db)
  await seedApprovalRules(db)
  await seedTerms(db)
  await makeCompany(planCompany(db, directory, size, end), () => undefined)
  return {
    ...{ db, ctx: await systemContext(db, log), directory },
    async close() {
      await close()
      await testDatabase.drop()
      await rm(directory, { recursive: true })
    },
  }
}
