'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { countUnread, markRead } from '#lib/platform/notify/notify'

/** How many of the reader's notifications are unread; asked from time to time while the product is in sight. */
export const countNotifications = action({
  name: 'notification.count',
  permission: null,
  input: z.strictObject({}),
  handler: (ctx) => countUnread(ctx),
})

/** Notes the reader's own notifications as read: one, or all up to it. */
export const readNotifications = action({
  name: 'notification.read',
  permission: null,
  input: z.strictObject({ id: z.int().positive(), upTo: z.boolean() }),
  handler: async (ctx, { id, upTo }) => {
    await markRead(ctx, id, upTo)
    revalidatePath('/', 'layout')
  },
})
