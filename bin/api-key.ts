/** `npm run api-key -- --name NAME --role ROLE`: makes a key for a program and prints it alone on the last line. */
import { parseArgs } from 'node:util'
import { issueKey } from '#lib/platform/auth/api-keys'
import { openDatabase } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { roleKeys } from '#lib/platform/org/roles'
import { StartError } from '#lib/platform/process/start-error'
import { runCommand } from './command.ts'
import { withCompanyDatabase } from './company-database.ts'

const usage = `Give a name and a role: npm run api-key -- --name NAME --role ${roleKeys.join('|')}`

await runCommand(async (args) => {
  const { name, role } = readArguments(args)
  const key = await withCompanyDatabase((url) => makeKey(url, name, role))
  process.stdout.write(`The key "${name}" acts as ${role}. It is shown only now:\n${key}\n`)
  return 0
})

function readArguments(args: string[]): { name: string; role: string } {
  try {
    const { values } = parseArgs({ args, options: { name: { type: 'string' }, role: { type: 'string' } } })
    const name = values.name?.trim() ?? ''
    const role = roleKeys.find((known) => known === values.role)
    if (name === '' || name.length > 100 || role === undefined) throw new StartError(usage)
    return { name, role }
  } catch {
    throw new StartError(usage)
  }
}

async function makeKey(url: string, name: string, role: string): Promise<string> {
  const database = openDatabase({ url, max: 1, applicationName: 'yike api-key' })
  try {
    return await database.db.tx(async (db) => {
      const { id, key } = await issueKey(db, { name, role, createdById: null })
      await db.execute(sql`
        insert into audit_event (action, subject_type, subject_id, detail)
        values ('key.create', 'key', ${String(id)}, ${JSON.stringify({ name, role, from: 'command line' })}::jsonb)`)
      return key
    })
  } finally {
    await database.close()
  }
}
