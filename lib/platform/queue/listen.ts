import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log/log.ts'
import { workChannel } from './announce.ts'

const RECONNECT_AFTER_MS = 1_000

/** Calls `heard` for each announcement, over a connection of its own that is opened again whenever it breaks. Answers how to stop. */
export function listenForWork(url: string, log: Log, heard: (announcement: string) => void): () => Promise<void> {
  let stopped = false
  let client: pg.Client | null = null
  const run = async () => {
    while (!stopped) {
      const current = new pg.Client({ connectionString: url, application_name: 'yike listener', keepAlive: true })
      client = current
      // Before it connects: what breaks in the moment it has connected reports itself before anybody who waits for that goes on. And it may do so twice.
      const ended = new Promise<void>((resolve) => {
        current.once('end', resolve)
        current.on('error', () => resolve())
      })
      try {
        await current.connect()
        current.on('notification', ({ payload }) => heard(payload ?? ''))
        await current.query(`listen ${workChannel}`)
        await ended
      } catch (error) {
        if (!stopped) log.warn({ err: error }, 'not listening for work')
      }
      await current.end().catch(() => undefined)
      if (!stopped) await wait(RECONNECT_AFTER_MS)
    }
  }
  const running = run()
  return async () => {
    stopped = true
    await client?.end().catch(() => undefined)
    await running
  }
}
