import type { Logger } from 'pino'
import { pino } from 'pino'

export type Log = Logger

/** The process's structured log: one JSON line an event, with no personal data. Ids of requests and actors are bound by the door
 * (`log.child`). Error messages are kept, but never the values of a statement. */
export const log: Log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { service: process.env.YIKE_SERVICE ?? 'yike' },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: ['*.phone', '*.email', '*.address', '*.password', '*.token', 'req.headers.authorization', 'req.headers.cookie'],
    censor: '***',
  },
  serializers: {
    err: (error: unknown) => {
      if (!(error instanceof Error)) return { type: typeof error }
      const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
      return {
        type: error.name,
        code,
        message: error.message.slice(0, 500),
        stack: error.stack?.split('\n').slice(1, 12).join('\n'),
      }
    },
  },
})
