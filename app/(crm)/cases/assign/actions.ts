'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { giveByLoad, takeBackByLoad, tryByLoad } from '#lib/records/cases/queue/by-load'
import { WAITING } from '#lib/records/cases/queue/level'
import { countQueue } from '#lib/records/cases/queue/service'
import { readShare } from './_components/share-query.ts'

const query = z.record(z.string().max(40), z.string().max(4_000))

const asked = z.strictObject({
  user_ids: z.array(z.int().positive()).min(1).max(100),
  query: query.default({}),
  level: z.boolean().default(false),
  also: z.array(z.enum(WAITING)).max(WAITING.length).default([]),
})
const askedOf = ({ user_ids: ids, query: narrowed, level, also }: z.output<typeof asked>) => ({
  ...{ filter: readShare(narrowed).filter, userIds: [...new Set(ids)], level, also },
})

/** Shows who would get what; nothing changes hands. */
export const previewByLoad = action({
  name: 'case.share_preview',
  permission: 'case:oversee',
  input: asked,
  handler: (ctx, input) => tryByLoad(ctx, askedOf(input)),
})

/** Gives what nobody has to the people named, by load; where it is asked for, evens out what they have already. */
export const shareByLoad = action({
  name: 'case.share',
  permission: 'case:oversee',
  input: asked,
  handler: async (ctx, input) => {
    const { deeds, ...came } = await giveByLoad(ctx, askedOf(input))
    // Sharing out gives every case to somebody.
    const given = deeds.flatMap(({ caseId, fromId, toId }) =>
      toId === null ? [] : [{ case_id: caseId, from_id: fromId, to_id: toId }],
    )
    return { ...came, deeds: given }
  },
})

const userId = z.int().positive()

/** Takes back what was given by load, where it still is with whom it was given. */
export const takeBackShared = action({
  name: 'case.share_back',
  permission: 'case:oversee',
  input: z.strictObject({
    deeds: z
      .array(z.strictObject({ case_id: z.int().positive(), from_id: userId.nullable(), to_id: userId }))
      .min(1)
      .max(1_000),
  }),
  handler: (ctx, { deeds }) =>
    takeBackByLoad(
      ctx,
      deeds.map(({ case_id: caseId, from_id: fromId, to_id: toId }) => ({ caseId, fromId, toId })),
    ),
})

/** Counts everything that a list of cases holds, for whoever selects all of it. */
export const countListed = action({
  name: 'case.count_listed',
  permission: 'case:oversee',
  input: z.strictObject({ query }),
  handler: async (ctx, { query: listed }) => ({ count: (await countQueue(ctx, readShare(listed).filter))?.count ?? 0 }),
})
