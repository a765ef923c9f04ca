/** Looks at the whole code: format, import rules and other lints, what nobody uses, types, and the lock file. Ends with 1 when anything is wrong. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockProblems } from './lock-problems.ts'
import { packageBin, root, runAll } from './steps.ts'

const failed = await runAll([
  { name: 'biome', args: [packageBin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.'] },
  { name: 'oxlint', args: [packageBin('oxlint/bin/oxlint'), '--deny-warnings'] },
  { name: 'knip', args: [packageBin('knip/bin/knip.js'), '--no-progress'] },
  { name: 'types', args: [packageBin('typescript/bin/tsc'), '--noEmit'] },
])
const problems = lockProblems(readFileSync(join(root, 'package-lock.json'), 'utf8'))
for (const problem of problems) process.stderr.write(`package-lock.json: ${problem}\n`)
if (failed.length > 0 || problems.length > 0) process.exitCode = 1
