import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error.ts'

/** The settings of a start. `.env` files are not read: what counts is the environment. */
export interface StartSettings {
  readonly host: string
  readonly port: number
  /** Absolute. */
  readonly dataDirectory: string
  /** Null for the embedded database. */
  readonly databaseUrl: string | null
}

const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3_000),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.string().min(1).optional(),
})

/** Reads the settings of a start from an environment; an empty variable counts as not set. Throws a StartError that names what is wrong. */
export function readStartSettings(environment: NodeJS.ProcessEnv): StartSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new StartError(`${names} cannot be read: PORT is a number from 1 to 65535, HOST an address, DATA_DIR a folder.`)
  }
  const { HOST, PORT, DATA_DIR, DATABASE_URL } = parsed.data
  return { host: HOST, port: PORT, dataDirectory: resolve(DATA_DIR), databaseUrl: DATABASE_URL ?? null }
}
