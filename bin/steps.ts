import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** A program to run: its arguments behind Node, or another command with its own. */
export interface Step {
  name: string
  command?: string
  args: string[]
  environment?: Record<string, string>
}

/** Runs a step with its output on this process's own; answers what it wrote and whether it ended well. */
export function runStep({ command = process.execPath, args, environment = {} }: Step): Promise<{ ok: boolean; text: string }> {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from.setEncoding('utf8')
    from.on('data', (text: string) => {
      said.push(text)
      to.write(text)
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ ok: code === 0, text: said.join('') }))
  })
}

/** The JavaScript of a package's command, run under this Node. */
export const packageBin = (path: string): string => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url))

/** Runs steps one after the other, all of them, and answers those that failed. */
export async function runAll(steps: readonly Step[]): Promise<string[]> {
  const failed: string[] = []
  for (const step of steps) {
    const started = performance.now()
    const { ok } = await runStep(step)
    if (!ok) failed.push(step.name)
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${step.name} ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  }
  return failed
}
