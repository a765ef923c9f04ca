/** Builds the app when there is no build of the sources as they are; whoever asks while it is built waits for that. YIKE_BENCH=1 builds into .next-bench, with the pages of the
 * benchmark. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const isBench = process.env['YIKE_BENCH'] === '1'
const output = isBench ? '.next-bench' : '.next'
const marker = join(root, output, 'built-from')
/** Holds the process that builds. */
const turn = join(root, '.cache', `${output}.building`)
const LONGEST_BUILD_MS = 900_000
const POLL_MS = 500

/** All that a build is made of. What is missing counts as empty. */
const sources = [
  ...['app', 'components', 'i18n', 'lib', 'messages', 'public'],
  ...['instrumentation.ts', 'mdx-components.tsx', 'next.config.ts', 'postcss.config.mjs', 'proxy.ts'],
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
]

const wanted = hashSources()
if (!isBuilt()) {
  await takeTurn()
  if (!isBuilt()) build()
}

function isBuilt(): boolean {
  return existsSync(marker) && readFileSync(marker, 'utf8') === wanted
}

/** Waits while another process builds; Next would refuse a second build beside it. */
async function takeTurn(): Promise<void> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  while (!mayGo()) await wait(POLL_MS)
  process.once('exit', () => rmSync(turn, { force: true }))
}

function mayGo(): boolean {
  try {
    writeFileSync(turn, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    // One that was killed has left its turn behind.
    if (!isBuilding()) rmSync(turn, { force: true })
    return false
  }
}

function isBuilding(): boolean {
  try {
    if (Date.now() - statSync(turn).mtimeMs > LONGEST_BUILD_MS) return false
    return process.kill(Number(readFileSync(turn, 'utf8')), 0)
  } catch {
    return false
  }
}

function build(): void {
  process.stdout.write('Building …\n')
  rmSync(marker, { force: true })
  const next = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', YIKE_DIST_DIR: output },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  next.stdout.on('data', (data) => said.push(String(data)))
  next.stderr.on('data', (data) => said.push(String(data)))
  let told = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      told = true
      next.kill(signal)
    })
  next.once('close', (code) => {
    if (code === 0) return writeFileSync(marker, wanted)
    process.exitCode = 1
    // Whoever stopped it has said why.
    if (told) return
    process.stderr.write(`${said.join('')}\nThe build failed: see above.\n`)
  })
}

function hashSources(): string {
  const hash = createHash('sha256').update(`${process.version} ${isBench}`)
  for (const source of sources) addTo(hash, source)
  return hash.digest('hex')
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return
  if (statSync(absolute).isDirectory()) {
    for (const name of readdirSync(absolute).sort()) addTo(hash, `${path}/${name}`)
  } else {
    hash.update(`${path}\0`).update(readFileSync(absolute)).update('\0')
  }
}
