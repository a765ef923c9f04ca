import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '#lib/core/errors'
import { currentDatabase } from '../db/current.ts'

/** So many points within so many seconds, counted in the database, for all servers together. */
export interface Limit {
  name: string
  points: number
  seconds: number
}

const made = new WeakMap<object, Map<string, RateLimiterPostgres>>()

function limiterOf(limit: Limit): RateLimiterPostgres {
  const { counters } = currentDatabase()
  const limiters = made.get(counters) ?? new Map<string, RateLimiterPostgres>()
  made.set(counters, limiters)
  const limiter =
    limiters.get(limit.name) ??
    new RateLimiterPostgres({
      storeClient: counters,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: limit.name,
      points: limit.points,
      duration: limit.seconds,
    })
  limiters.set(limit.name, limiter)
  return limiter
}

/** Takes a point of the key. Throws `rate_limited`, with the seconds to wait, when none is left. Keys hold no personal data: hash what is. */
export async function takePoint(limit: Limit, key: string): Promise<void> {
  try {
    await limiterOf(limit).consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new AppError('rate_limited', {}, { retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) })
  }
}

/** Gives a point back, for what turned out not to count. */
export async function giveBackPoint(limit: Limit, key: string): Promise<void> {
  await limiterOf(limit).reward(key)
}

/** Forgets what a key has used. */
export async function forgetPoints(limit: Limit, key: string): Promise<void> {
  await limiterOf(limit).delete(key)
}
