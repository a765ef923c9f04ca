/** What a company mostly does, said at set-up: business customers by own outlets, online sellers by franchises, or both. */
export const companyProfiles = ['business', 'online', 'mixed'] as const
export type CompanyProfile = (typeof companyProfiles)[number]

/** Thresholds whose usual value depends on the profile, of `analysis.relationship`. A margin rate is contribution ÷ revenue: 0.25 is 25 %. */
export interface ProfileValues {
  /** Whether trade by what is reached a month goes by shipments instead of revenue. */
  absolute_shipments: boolean
  medium_margin: number
  high_margin: number
}
export type ProfileField = keyof ProfileValues
export const profileFields: readonly ProfileField[] = ['absolute_shipments', 'medium_margin', 'high_margin']

/** What each profile sets. Parcels of online sellers earn a few percent where documents earn a quarter, and who is large of them is told by their number. `mixed` is what ships. */
export const profileValues: Readonly<Record<CompanyProfile, ProfileValues>> = {
  business: { absolute_shipments: false, medium_margin: 0.1, high_margin: 0.25 },
  online: { absolute_shipments: true, medium_margin: 0.05, high_margin: 0.12 },
  mixed: { absolute_shipments: false, medium_margin: 0.08, high_margin: 0.2 },
}

/** One value that a profile would change. */
export interface ProfileChange {
  field: ProfileField
  from: ProfileValues[ProfileField]
  to: ProfileValues[ProfileField]
  /** Somebody has set it to something else than the profile chosen before: it is left alone unless asked. */
  byHand: boolean
}

/** Answers which values would change if a profile were chosen, where they stand now and whether somebody set them by hand; none that are right already.
 * `before` is the profile chosen last, null for none: then what ships is what nobody has touched. */
export function changesBy(profile: CompanyProfile, now: ProfileValues, before: CompanyProfile | null): ProfileChange[] {
  const expected = profileValues[before ?? 'mixed']
  return profileFields.flatMap((field) => {
    const change = { field, from: now[field], to: profileValues[profile][field], byHand: now[field] !== expected[field] }
    return change.from === change.to ? [] : [change]
  })
}
