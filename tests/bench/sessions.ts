import { encode } from 'next-auth/jwt'
import type pg from 'pg'
import { createSession } from '#lib/platform/auth/session'
import { openDatabase } from '#lib/platform/db/database'
import { loadOwnSecrets } from '#lib/platform/process/secrets'
import type { Bench } from './bench.ts'

const agent = 'bench'

/** Signs users in, and answers the cookie that the browser of each would send. */
export async function openSessions(
  { directory, databaseUrl }: Pick<Bench, 'directory' | 'databaseUrl'>,
  userIds: readonly number[],
): Promise<string[]> {
  // The installation is started without secrets of its own, so that those of its folder hold.
  const { authSecret: secret } = await loadOwnSecrets(directory, { NODE_ENV: 'production' })
  const { db, close } = openDatabase({ url: databaseUrl, max: 2, applicationName: 'bench' })
  try {
    const cookies: string[] = []
    for (const userId of userIds) {
      const sid = await createSession(db, { userId, address: '127.0.0.1', agent })
      cookies.push(`yike.session=${await encode({ token: { sid }, secret })}`)
    }
    return cookies
  } finally {
    await close()
  }
}

/** Ends all sessions that were opened here. */
export async function endSessions(pool: pg.Pool): Promise<void> {
  await pool.query('delete from session where agent = $1', [agent])
}
