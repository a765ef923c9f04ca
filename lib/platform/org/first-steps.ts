import { z } from 'zod'
import type { Context } from '../context.ts'
import { sql } from '../db/sql.ts'
import { permitWholeCompany } from '../scope/scope.ts'

/** What an empty company does first, in this order. */
export const firstSteps = ['name', 'profile', 'outlets', 'people', 'customers', 'waybills', 'run'] as const
export type FirstStep = (typeof firstSteps)[number]

const stepsRow = z.object({
  dismissed: z.boolean(),
  name: z.boolean(),
  profile: z.boolean(),
  outlets: z.boolean(),
  people: z.boolean(),
  customers: z.boolean(),
  waybills: z.boolean(),
  run: z.boolean(),
})

/** Answers which first steps are done, by what stands in the company; null when all are, or when somebody has put them aside. For whoever manages settings of the whole
 * company. */
export async function viewFirstSteps(ctx: Context): Promise<Readonly<Record<FirstStep, boolean>> | null> {
  permitWholeCompany(ctx, 'settings:manage')
  const row = stepsRow.parse(
    await ctx.db.row(
      stepsRow,
      sql`
      select exists (select from company_setting where key = 'first_steps_dismissed') as dismissed,
        exists (select from company_setting where key in ('company_name', 'demo')) as name,
        exists (select from company_setting where key in ('company_profile', 'demo')) as profile,
        exists (select from outlet where parent_id is not null and archived_at is null) as outlets,
        exists (select from app_user where kind = 'person' and disabled_at is null and id <> ${ctx.actor.userId}) as people,
        exists (select from customer) as customers,
        exists (select from waybill) as waybills,
        exists (select from analysis_run where status = 'done') as run`,
    ),
  )
  const { dismissed, ...steps } = row
  return dismissed || firstSteps.every((step) => steps[step]) ? null : steps
}

/** Puts the first steps aside, for everybody. */
export async function dismissFirstSteps(ctx: Context): Promise<void> {
  permitWholeCompany(ctx, 'settings:manage')
  await ctx.db.execute(sql`
    insert into company_setting (key, value) values ('first_steps_dismissed', 'true') on conflict (key) do nothing`)
}
