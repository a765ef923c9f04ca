import { randomBytes } from 'node:crypto'
import { chmod, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readIfThere } from './pid.ts'
import { StartError } from './start-error.ts'

const SECRET_BYTES = 32
const SHORTEST_SECRET = 32
const FEWEST_DIFFERENT_CHARACTERS = 10

/** The secrets that every server and worker of one installation shares, with the environment variable that gives or hands on each. */
const SHARED_SECRETS = { authSecret: 'AUTH_SECRET' } as const

/** What stands in secrets.json. The database password belongs to the embedded database alone. */
const fileSchema = z.object({ authSecret: z.string().optional(), databasePassword: z.string().optional() })

/** The secrets of an installation. */
export interface Secrets {
  /** Signs sessions, cursors and other tokens. */
  readonly authSecret: string
  /** Empty when the database is not the embedded one. */
  readonly databasePassword: string
}

/**
 * Answers the secrets of an embedded installation: those of the environment, else those of DATA_DIR/secrets.json, which is
 * written (0600) with whatever is missing in it. Throws a StartError when one is weak or when the file lost the password of a
 * database that is already there.
 */
export async function loadOwnSecrets(dataDirectory: string, environment: NodeJS.ProcessEnv): Promise<Secrets> {
  const file = join(dataDirectory, 'secrets.json')
  const stored = await readSecrets(file)
  const databaseExists = (await readIfThere(join(dataDirectory, 'postgres', 'PG_VERSION'))) !== null
  if (databaseExists && stored.databasePassword === undefined) {
    throw new StartError(
      `${file} is missing the password of the database beside it: put back the secrets.json that belongs to it.`,
    )
  }
  const complete = {
    authSecret: stored.authSecret ?? newSecret(),
    databasePassword: stored.databasePassword ?? newSecret(),
  }
  if (complete.authSecret !== stored.authSecret || complete.databasePassword !== stored.databasePassword) {
    await writeFile(`${file}.new`, `${JSON.stringify(complete, null, 2)}\n`, { mode: 0o600 })
    await rename(`${file}.new`, file)
  }
  await chmod(file, 0o600)
  const authSecret = environment[SHARED_SECRETS.authSecret] ?? complete.authSecret
  refuseWeak(
    authSecret,
    environment[SHARED_SECRETS.authSecret] === undefined ? `authSecret in ${file}` : SHARED_SECRETS.authSecret,
  )
  return { authSecret, databasePassword: complete.databasePassword }
}

/** Answers the secrets of an installation with DATABASE_URL: they must be given, since several servers share them. */
export function requireGivenSecrets(environment: NodeJS.ProcessEnv): Secrets {
  const name = SHARED_SECRETS.authSecret
  const authSecret = environment[name]
  if (!authSecret) {
    throw new StartError(
      `With DATABASE_URL the secret ${name} must be set too, the same for every server (openssl rand -hex 32 makes one).`,
    )
  }
  refuseWeak(authSecret, name)
  return { authSecret, databasePassword: '' }
}

/** Throws a StartError that names the setting when a secret is short, or long but of few different characters. */
export function refuseWeak(secret: string, name: string): void {
  const varied = new Set(secret).size >= FEWEST_DIFFERENT_CHARACTERS
  if (secret.length >= SHORTEST_SECRET && varied && !/^(.{1,16}?)\1+$/.test(secret)) return
  throw new StartError(
    `${name} is too weak: set it to at least ${SHORTEST_SECRET} random characters (openssl rand -hex 32 makes them).`,
  )
}

async function readSecrets(file: string): Promise<z.infer<typeof fileSchema>> {
  const text = await readIfThere(file)
  if (text === null) return {}
  try {
    return fileSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new StartError(`${file} cannot be read: it must be JSON with authSecret and databasePassword.`, { cause })
  }
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('hex')
}
