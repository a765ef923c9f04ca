import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { permitWholeCompany } from '#lib/platform/scope/scope'
import { changeSetting, viewSetting } from '#lib/platform/settings/settings'
import { relationshipSetting } from '../classification/own-parameters.ts'
import type { CompanyProfile, ProfileChange } from './profile.ts'
import { changesBy, companyProfiles } from './profile.ts'
import { findProfile, storeProfile } from './repository.ts'

/** The profile chosen last and what each would change now; `version` is that of the thresholds it was worked out from. */
export interface ProfileView {
  chosen: CompanyProfile | null
  version: number
  changes: Readonly<Record<CompanyProfile, readonly ProfileChange[]>>
}

/** Answers which profile the company has chosen, and beforehand which values each would change. For whoever manages settings of the whole company. */
export async function viewProfile(ctx: Context): Promise<ProfileView> {
  permitWholeCompany(ctx, 'settings:manage')
  const [chosen, { values, version }] = await Promise.all([findProfile(ctx.db), viewSetting(ctx, relationshipSetting)])
  const [business, online, mixed] = companyProfiles.map((profile) => changesBy(profile, values, chosen))
  return { chosen, version, changes: { business: business ?? [], online: online ?? [], mixed: mixed ?? [] } }
}

/** What is chosen: `version` is that of the thresholds which were looked at beforehand, `byHand` whether values that somebody has set are changed too. */
export interface ChooseProfileInput {
  profile: CompanyProfile
  version: number
  byHand: boolean
}

/** Chooses a profile and sets the thresholds whose usual value depends on it, but for those set by hand, unless asked; runs from now on go by them. For whoever
 * manages settings of the whole company. Throws `conflict` with the present thresholds when somebody changed them after they were looked at, and
 * `rule_violated` where a value that stays does not go with one that is set. */
export async function chooseProfile(ctx: Context, { profile, version, byHand }: ChooseProfileInput): Promise<void> {
  permitWholeCompany(ctx, 'settings:manage')
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const before = await findProfile(db)
    const { values } = await viewSetting(inner, relationshipSetting)
    const set = changesBy(profile, values, before).filter((change) => byHand || !change.byHand)
    const wanted = Object.fromEntries(set.map(({ field, to }) => [field, to]))
    if (!relationshipSetting.schema.safeParse({ ...values, ...wanted }).success)
      throw new AppError('rule_violated', {}, { detail: 'profile.kept_values_clash' })
    await changeSetting(inner, relationshipSetting, { version, values: wanted })
    if (before === profile) return
    await storeProfile(db, profile, ctx.actor.userId === 0 ? null : ctx.actor.userId)
    await audit(inner, { action: 'company.profile', detail: { profile: [before, profile] } })
  })
}
