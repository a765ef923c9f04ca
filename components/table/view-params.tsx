import { z } from 'zod'
import type { UrlParams } from '#lib/platform/list/url-names'

/** What names a view in the URL of a list, and the columns that came with it. */
export const viewParams = {
  view: z.string().regex(/^[a-z0-9_]{1,30}$/),
  /** Keys of columns with points between them; `-` for none but those that always stand. */
  columns: z.string().regex(/^[A-Za-z0-9_.-]{1,2000}$/),
} satisfies UrlParams
