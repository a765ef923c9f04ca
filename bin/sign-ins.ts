import { join } from 'node:path'
import { z } from 'zod'
import { readIfThere } from '#lib/platform/process/pid'

/** What the demo writes into DATA_DIR/demo-sign-ins.json: passwords are made for each installation. */
const signInsSchema = z.array(z.object({ email: z.string(), password: z.string(), name: z.string(), role: z.string() }))

/** Answers the demo's sign-ins as lines for the console; nothing when this company is no demo. */
export async function describeSignIns(dataDirectory: string): Promise<string> {
  const text = await readIfThere(join(dataDirectory, 'demo-sign-ins.json'))
  if (text === null) return ''
  const signIns = signInsSchema.parse(JSON.parse(text))
  const widest = Math.max(...signIns.map(({ email }) => email.length))
  const lines = signIns.map(({ email, password, name, role }) => `  ${email.padEnd(widest)}  ${password}  ${role}  ${name}`)
  return `Sign in to the demo company as one of:\n${lines.join('\n')}\n`
}
