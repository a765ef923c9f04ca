/** Adds a colleague, or disables one, in the company of DATA_DIR: what no screen does so far. `people.ts add EMAIL ROLE,ROLE` · `people.ts disable ID` */

import { z } from 'zod'
import { openDatabase } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { createUser, disableUser } from '#lib/platform/org/manage-users'
import { roleKeys } from '#lib/platform/org/roles'
import { systemContext } from '#lib/platform/system-context'
import { withCompanyDatabase } from '../../../bin/company-database.ts'

const [what, whom = '', roles = 'service'] = process.argv.slice(2)

const roleKey = z.enum(roleKeys)

await withCompanyDatabase(async (url) => {
  const database = openDatabase({ url, max: 2, applicationName: 'yike test' })
  try {
    const ctx = await systemContext(database.db, log)
    if (what === 'disable') return await disableUser(ctx, Number(whom))
    const root = z
      .object({ id: z.int() })
      .parse(await ctx.db.row(z.object({ id: z.int() }), sql`select id from outlet where parent_id is null`))
    const added = await createUser(ctx, {
      email: whom,
      name: '试用同事',
      outlet_id: root,
      roles: roles.split(',').map((role) => ({ role: roleKey.parse(role), outlet_id: root })),
    })
    process.stdout.write(JSON.stringify(added))
  } finally {
    await database.close()
  }
})
