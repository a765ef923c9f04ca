import { z } from 'zod'

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  DATA_DIR: z.string().default('.data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  AUTH_SECRET: z.string().min(32),
  APP_URL: z.string().optional(),
  /** Name of the newest migration that this code knows, told by whoever started the process after it had brought the database there. */
  YIKE_SCHEMA: z.string().optional(),
  YIKE_BENCH: z.string().optional(),
})

export type Env = z.infer<typeof schema>

/** Answers the settings of this process, from its environment as it stands. The supervisor sets them for its children; a missing
 * one stops the process with the name of the variable. */
export function env(): Env {
  return schema.parse(process.env)
}
