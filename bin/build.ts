/** Builds the app when there is no build of the sources as they are. YIKE_BENCH=1 builds into .next-bench, with the pages of the benchmark. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const isBench = process.env['YIKE_BENCH'] === '1'
const output = isBench ? '.next-bench' : '.next'
const marker = join(root, output, 'built-from')

/** All that a build is made of. What is missing counts as empty. */
const sources = [
  ...['app', 'components', 'i18n', 'lib', 'messages', 'public'],
  ...['instrumentation.ts', 'mdx-components.tsx', 'next.config.ts', 'postcss.config.mjs', 'proxy.ts'],
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
]

const wanted = hashSources()
if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) build()

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
