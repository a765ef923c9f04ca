'use server'

import { getTranslations } from 'next-intl/server'
import { action } from '#lib/platform/http/action'
import { recordCallInput } from '#lib/records/calls/schema'
import { recordCall } from '#lib/records/calls/service'
import type { MadeOfCall } from './_components/made.tsx'
import { sayMade } from './_components/say-made.ts'

/** What somebody called about, and what it is; answers what was made of it, in the reader's words. */
export const recordOneCall = action({
  name: 'call.record',
  permission: 'customer:read',
  input: recordCallInput,
  handler: async (ctx, input): Promise<MadeOfCall> =>
    sayMade(await getTranslations('cases.pop.call'), await recordCall(ctx, input)),
})
