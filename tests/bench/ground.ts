import { existsSync } from 'node:fs'
import { mkdir, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '#lib/platform/db/database'
import { migrate } from '#lib/platform/migrate/migrate'
import { setCompany } from '#lib/platform/org/company'
import { seedRoles } from '#lib/platform/org/roles'
import { readPostmaster, startEmbedded, stopPostmaster } from '#lib/platform/process/embedded'
import { loadOwnSecrets } from '#lib/platform/process/secrets'
import { StartError } from '#lib/platform/process/start-error'
import { seedApprovalRules } from '#lib/records/approvals/rules/repository'
import { seedFactKeys } from '#lib/records/facts/built-in'
import { holdsCompany, loadSettings, makeCompany } from './company/make.ts'
import type { CompanySize } from './company/size.ts'

const GIGABYTE = 1_000_000_000
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Answers the data folder of a made company: an installation like any other, kept for the next run, in DATA_DIR/bench or else in .cache. */
export function groundDirectory(size: CompanySize): string {
  const given = process.env['DATA_DIR']
  return given ? resolve(given, 'bench', size.name) : join(root, '.cache', 'bench', size.name)
}

/** Makes the company of a size unless it stands whole in its folder already; a making that was cut off is begun again. */
export async function ensureCompany(size: CompanySize, report: (text: string) => void): Promise<void> {
  const directory = groundDirectory(size)
  if (await stands(directory, size)) return report(`The ${size.name} company stands in ${directory}.`)
  await requireSpace(directory, size)
  report(
    `Making the ${size.name} company in ${directory}: about ${size.minutes} minutes on two cores and ${size.diskGigabytes} GB of disk.`,
  )
  const unfinished = `${directory}.unfinished`
  await endDatabase(unfinished)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  const started = performance.now()
  await withDatabase(
    unfinished,
    async (url) => {
      await migrate(url)
      await makeFoundations(url)
      await makeCompany(url, size, report)
    },
    loadSettings,
  )
  await rm(directory, { recursive: true, force: true })
  await rename(unfinished, directory)
  report(`Made in ${((performance.now() - started) / 60_000).toFixed(1)} minutes.`)
}

/** Runs something with the database of a folder, which is started for it unless it runs. */
export async function withDatabase<Answer>(
  directory: string,
  work: (url: string) => Promise<Answer>,
  settings?: Record<string, string>,
): Promise<Answer> {
  const { databasePassword } = await loadOwnSecrets(directory, process.env)
  const database = await startEmbedded(directory, { password: databasePassword, ...(settings === undefined ? {} : { settings }) })
  try {
    return await work(database.url)
  } finally {
    if (!database.takenOver) await database.stop()
  }
}

async function stands(directory: string, size: CompanySize): Promise<boolean> {
  if (!existsSync(join(directory, 'postgres', 'PG_VERSION'))) return false
  return withDatabase(directory, async (url) => {
    await migrate(url)
    return holdsCompany(url, size)
  })
}

async function makeFoundations(url: string): Promise<void> {
  const { db, close } = openDatabase({ url, max: 2, applicationName: 'bench' })
  try {
    await setCompany(db, { currency: 'CNY', timeZone: 'Asia/Shanghai' })
    await seedRoles(db)
    await seedFactKeys(db)
    await seedApprovalRules(db)
  } finally {
    await close()
  }
}

async function requireSpace(directory: string, size: CompanySize): Promise<void> {
  await mkdir(dirname(directory), { recursive: true })
  const { bavail, bsize } = await statfs(dirname(directory))
  const free = (bavail * bsize) / GIGABYTE
  if (free >= size.diskGigabytes) return
  throw new StartError(
    `The ${size.name} company needs ${size.diskGigabytes} GB, and ${dirname(directory)} has ${free.toFixed(0)} GB free: set DATA_DIR to a folder with more.`,
  )
}

/** Ends a database that a killed run left behind. */
async function endDatabase(directory: string): Promise<void> {
  const postmaster = await readPostmaster(join(directory, 'postgres'))
  if (postmaster !== null) await stopPostmaster(postmaster.pid)
}
