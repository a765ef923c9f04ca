import type { Context } from '#lib/platform/context'
import { getCaseView } from '#lib/records/cases/desk/view'
import { createCase } from '#lib/records/cases/service'
import type { TestCompany, UserKey } from '#tests/support/company'

/** An instant of Shanghai. */
export const at = (text: string) => new Date(`${text}+08:00`)

/** Opens a case for a customer, as somebody, at a time, and answers its id. */
export async function openCase(
  ctx: Context,
  customerId: number,
  more: Partial<Parameters<typeof createCase>[1]> = {},
): Promise<number> {
  const opened = await createCase(ctx, {
    customer_id: String(customerId),
    type: 'complaint',
    opened_at: ctx.now.toISOString(),
    channel: 'hotline',
    ...more,
  })
  return Number(opened.id)
}

/** How a case looks to somebody, at a time. */
export async function viewAs(company: TestCompany, user: UserKey, id: number, now?: Date) {
  return getCaseView(await company.contextAs(user, now), { id })
}

/** The ends of the clocks that run, by kind. */
export const dueOf = (view: Awaited<ReturnType<typeof viewAs>>) =>
  Object.fromEntries(view.clocks.map(({ kind, dueAt }) => [kind, dueAt]))
