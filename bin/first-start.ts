/**
 * What a start does to a company: the first one makes it (the demo, or an empty one with an administrator), each later one sees
 * that the settings given are still those it was made with. The supervisor runs this before the server starts.
 */
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import pg from 'pg'
import { z } from 'zod'
import { isCurrency } from '#lib/core/money'
import { seedCalendar } from '#lib/platform/calendar/calendar'
import { openDatabase } from '#lib/platform/db/database'
import { migrate } from '#lib/platform/migrate/migrate'
import { seedRoles } from '#lib/platform/org/roles'
import { StartError } from '#lib/platform/process/start-error'
import { seedApprovalRules } from '#lib/records/approvals/rules/repository'
import { seedFactKeys } from '#lib/records/facts/built-in'
import { seedCriteria } from '#lib/records/selection/repository'
import { seedTerms } from '#lib/records/terms/repository'
import { runCommand } from './command.ts'

const settingsSchema = z.object({
  DATABASE_URL: z.string(),
  DATA_DIR: z.string(),
  DEMO: z.string().optional(),
  DEMO_END: z.iso.date('DEMO_END is a day, such as 2026-10-31').optional(),
  DEMO_SIZE: z.enum(['full', 'small'], 'DEMO_SIZE is full or small').default('full'),
  COMPANY_CURRENCY: z
    .string()
    .refine(isCurrency, 'COMPANY_CURRENCY is a code of ISO 4217, such as CNY (which some write RMB)')
    .optional(),
  COMPANY_TIME_ZONE: z.string().refine(isTimeZone, 'COMPANY_TIME_ZONE is a zone such as Asia/Shanghai').optional(),
})

type Settings = z.infer<typeof settingsSchema>

/** What is handed to the demo and to the making of the first administrator. */
export interface FirstStart {
  readonly databaseUrl: string
  readonly dataDirectory: string
  /** The demo's last day; yesterday in the company's time zone when it is null. */
  readonly demoEndOn: string | null
  /** The whole demo, or one that is there in seconds. */
  readonly demoSize: Settings['DEMO_SIZE']
  /** Tells the person at the console what is being made. */
  readonly say: (line: string) => void
}

const administratorSchema = z.object({ email: z.string(), password: z.string() })

const FIRST_START_LOCK = 7_203_116
const LOCK_POLL_MS = 200
const demoCurrency = 'CNY'
const demoTimeZone = 'Asia/Shanghai'

await runCommand(async () => {
  const settings = readSettings()
  const client = new pg.Client({ connectionString: settings.DATABASE_URL })
  await client.connect()
  try {
    await takeTurn(client)
    await keepCompanySettings(client, settings)
    await makeCompany(client, settings)
    await keepShippedData(settings)
  } finally {
    await client.end()
  }
  return 0
})

function readSettings(): Settings {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) throw new StartError(parsed.error.issues.map((issue) => issue.message).join('; '))
  return parsed.data
}

/** Stores currency and time zone at the first start, and refuses others once a waybill is stored in them. */
async function keepCompanySettings(client: pg.Client, settings: Settings): Promise<void> {
  await keepSetting(client, 'currency', 'COMPANY_CURRENCY', settings.COMPANY_CURRENCY, demoCurrency)
  await keepSetting(client, 'time_zone', 'COMPANY_TIME_ZONE', settings.COMPANY_TIME_ZONE, demoTimeZone)
}

async function keepSetting(
  client: pg.Client,
  key: string,
  name: string,
  given: string | undefined,
  initial: string,
): Promise<void> {
  const { rows } = await client.query<{ value: unknown }>('select value from company_setting where key = $1', [key])
  const stored = rows[0]?.value
  if (stored !== undefined && (given === undefined || given === stored)) return
  if (stored !== undefined) {
    const { rows: waybills } = await client.query('select 1 from waybill limit 1')
    if (waybills.length > 0) {
      throw new StartError(
        `${name} is ${given}, but the waybills of this company are stored in ${String(stored)}: leave it out, or start with another DATA_DIR or database.`,
      )
    }
  }
  await client.query(
    `insert into company_setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = now()`,
    [key, JSON.stringify(given ?? initial)],
  )
}

/** Makes the company once. A making that was cut off left a company that nobody has seen yet: it is undone and begun again. */
async function makeCompany(client: pg.Client, settings: Settings): Promise<void> {
  const state = await readState(client)
  if (state === 'done') return
  if (state === 'begun') {
    process.stdout.write('The last first start was cut off: beginning again with an empty database.\n')
    await client.query('drop schema if exists pgboss cascade; drop schema public cascade; create schema public')
    await migrate(settings.DATABASE_URL)
    await keepCompanySettings(client, settings)
  } else if (await hasUsers(client)) {
    return note(client, 'done')
  }
  await note(client, 'begun')
  const first = {
    databaseUrl: settings.DATABASE_URL,
    dataDirectory: settings.DATA_DIR,
    demoEndOn: settings.DEMO_END ?? null,
    demoSize: settings.DEMO_SIZE,
    say: (line: string) => void process.stdout.write(`${line}\n`),
  }
  if (settings.DEMO === '0') await makeAdministrator(first)
  else await loadDemo(client, first)
  await note(client, 'done')
}

/** Adds what roles, the dictionary of facts, the lists of terms and the calendar lack: a later release may bring more than the company was made with. */
async function keepShippedData(settings: Settings): Promise<void> {
  const { db, close } = openDatabase({ url: settings.DATABASE_URL, max: 1, applicationName: 'yike first start' })
  try {
    await seedRoles(db)
    await seedFactKeys(db)
    await seedCriteria(db)
    await seedApprovalRules(db)
    await seedTerms(db)
    await seedCalendar(db)
  } finally {
    await close()
  }
}

async function loadDemo(client: pg.Client, first: FirstStart): Promise<void> {
  const { rows } = await client.query<{ key: string; value: unknown }>(
    "select key, value from company_setting where key in ('currency', 'time_zone') order by key",
  )
  if (rows.some(({ value }) => value !== demoCurrency && value !== demoTimeZone)) {
    throw new StartError(
      `The demo company is in ${demoCurrency} and ${demoTimeZone}: for another currency or time zone set DEMO=0 too.`,
    )
  }
  const seedDemo = await findFunction('prisma/seed/demo.ts', 'seedDemo')
  if (seedDemo === null) return
  first.say(first.demoSize === 'full' ? 'Making the demo company, a minute or two:' : 'Making a small demo company:')
  await seedDemo(first)
}

async function makeAdministrator(first: FirstStart): Promise<void> {
  const createFirstAdministrator = await findFunction('lib/platform/org/first-administrator.ts', 'createFirstAdministrator')
  if (createFirstAdministrator === null) return
  const { email, password } = administratorSchema.parse(await createFirstAdministrator(first))
  process.stdout.write(`The company is empty. Sign in as ${email} with the one-time password ${password}\n`)
}

async function findFunction(path: string, name: string): Promise<((first: FirstStart) => Promise<unknown>) | null> {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
  if (!existsSync(file)) return null
  const module: Record<string, unknown> = await import(pathToFileURL(file).href)
  const found = module[name]
  if (typeof found !== 'function') throw new Error(`${path} does not export ${name}.`)
  return async (first) => found(first)
}

async function readState(client: pg.Client): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>("select value from company_setting where key = 'first_start'")
  return rows[0]?.value
}

async function hasUsers(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select 1 from app_user limit 1')
  return rows.length > 0
}

async function note(client: pg.Client, state: 'begun' | 'done'): Promise<void> {
  await client.query(
    `insert into company_setting (key, value) values ('first_start', $1)
     on conflict (key) do update set value = excluded.value, updated_at = now()`,
    [JSON.stringify(state)],
  )
}

/** Several servers may be started on one database at once: the company is made by one of them while the others wait. */
async function takeTurn(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [FIRST_START_LOCK])
    if (rows[0]?.taken) return
    await wait(LOCK_POLL_MS)
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
