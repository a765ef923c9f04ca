'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { levelCases, WAITING } from '#lib/records/cases/queue/level'
import { countQueue } from '#lib/records/cases/queue/service'
import { shareCases } from '#lib/records/cases/queue/share'
import { readShare } from './_components/share-query.ts'

const query = z.record(z.string().max(40), z.string().max(4_000))

/** Gives what nobody has to the people named, by load; where it is asked for, evens out what they have already. */
export const shareByLoad = action({
  name: 'case.share',
  permission: 'case:oversee',
  input: z.strictObject({
    user_ids: z.array(z.int().positive()).min(1).max(100),
    query: query.default({}),
    level: z.boolean().default(false),
    also: z.array(z.enum(WAITING)).max(WAITING.length).default([]),
  }),
  handler: async (ctx, { user_ids: ids, query: narrowed, level, also }) => {
    const { filter } = readShare(narrowed)
    const people = [...new Set(ids)]
    const shared = await shareCases(ctx, filter, people)
    return { ...shared, moved: level ? await levelCases(ctx, filter, people, also) : null }
  },
})

/** Counts everything that a list of cases holds, for whoever selects all of it. */
export const countListed = action({
  name: 'case.count_listed',
  permission: 'case:oversee',
  input: z.strictObject({ query }),
  handler: async (ctx, { query: listed }) => ({ count: (await countQueue(ctx, readShare(listed).filter))?.count ?? 0 }),
})
