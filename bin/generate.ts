/** Makes the Prisma client out of prisma/schema, into lib/platform/db/generated. */
import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

await rm(join(root, 'lib/platform/db/generated'), { recursive: true, force: true })
const child = spawn(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate', '--no-hints'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    CHECKPOINT_DISABLE: '1',
    // Generating needs no schema engine, but looks for the native one: any program will do.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  },
})
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
