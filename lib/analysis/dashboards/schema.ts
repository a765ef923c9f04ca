import { z } from 'zod'
import { textProblem } from '#lib/core/text'
import { recordId } from '#lib/platform/http/record-id'
import { roleKeys } from '#lib/platform/org/roles'
import { chartFilters } from '../gallery/schema.ts'

/** Who sees a page: its owner, those at the owner's outlet and below it, those who hold one of some roles, or the whole company. */
export const SHARINGS = ['private', 'outlet', 'roles', 'company'] as const
export type Sharing = (typeof SHARINGS)[number]

const longestName = 40
const longestNote = 300
/** More charts on one page nobody reads, and each is a question to the database. */
export const MOST_CARDS = 24

function line(longest: number, required: boolean) {
  return z
    .string()
    .superRefine((value, refinement) => {
      const code = textProblem(value, longest) ?? (required && value.trim() === '' ? 'blank' : null)
      if (code !== null) refinement.addIssue({ code: 'custom', params: { code } })
    })
    .transform((value) => value.normalize('NFC').trim())
}

const name = line(longestName, true)
const note = line(longestNote, false)
const id = z.int().positive().max(2_147_483_647)

/** A chart on a page. */
export const card = z.strictObject({
  /** Names it on its page. */
  key: z.string().regex(/^[a-z0-9]{1,12}$/),
  chart: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  size: z.enum(['half', 'full']).default('half'),
  title: line(longestName, false).default(''),
  note: note.default(''),
  filters: chartFilters.default({}),
})
export type Card = z.output<typeof card>

const cards = z
  .array(card)
  .max(MOST_CARDS)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, { params: { code: 'invalid_value' } })
const shared = z.enum(SHARINGS)
/** Roles that ship; who holds one of the company’s own counts as the role that it was copied from. */
const roles = z.array(z.enum(roleKeys)).max(roleKeys.length)

export const createDashboardBody = z.strictObject({
  name,
  note: note.optional(),
  cards: cards.optional(),
  shared: shared.optional(),
  roles: roles.optional().meta({ description: 'keys of roles; for `shared: roles` only' }),
})
export type CreateDashboardInput = z.output<typeof createDashboardBody>

export const changeDashboardBody = z.strictObject({
  version: z.int().positive(),
  name: name.optional(),
  note: note.optional(),
  cards: cards.optional(),
  shared: shared.optional(),
  roles: roles.optional(),
})
export type ChangeDashboardInput = z.output<typeof changeDashboardBody>
export const changeOneDashboard = changeDashboardBody.extend({ id })

export const namedDashboard = z.strictObject({ id })
export const dashboardParams = z.strictObject({ id: recordId })
const dashboardKey = z.string().regex(/^[a-z0-9-]{1,30}$/)
/** A page of somebody, by its id, or a ready one, by its key. */
export const copyInput = z.strictObject({ key: dashboardKey, name })
/** Null for none. */
export const homeInput = z.strictObject({ key: dashboardKey.nullable() })
export const addCardInput = z.strictObject({
  id,
  version: z.int().positive(),
  chart: card.shape.chart,
  filters: chartFilters.default({}),
})

const listed = {
  id: z.string(),
  name: z.string(),
  note: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  shared,
  roles: z.array(z.string()),
  charts: z.int(),
  version: z.int(),
}
const shownCard = z.object({
  key: z.string(),
  chart: z.string(),
  size: z.enum(['half', 'full']),
  title: z.string(),
  note: z.string(),
  filters: chartFilters,
})
export const dashboardListResource = z.object({ data: z.array(z.object(listed)) })
export const dashboardResource = z.object({
  ...listed,
  cards: z.array(shownCard),
  dropped: z.int().meta({ description: 'charts that this version does not know and has left out' }),
})
export type DashboardListResource = z.infer<typeof dashboardListResource>
export type DashboardResource = z.infer<typeof dashboardResource>
