import type { z } from 'zod'
import type { UrlName } from '#lib/core/url-names'

/** What a screen reads out of its URL. A name that readers have none for is an error where it is written. */
export type UrlParams = Readonly<Partial<Record<UrlName, z.ZodType>>>
