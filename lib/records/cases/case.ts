// The dictionaries of cases, and the rule of what may refer to a complaint.

export const CASE_TYPES = ['enquiry', 'request', 'complaint', 'appeal', 'claim', 'compliment', 'internal'] as const

export const CASE_CATEGORIES = [
  'delay',
  'loss',
  'damage',
  'delivery_service',
  'pickup_service',
  'cod',
  'overcharge',
  'other',
] as const

export const CASE_CHANNELS = [
  'hotline',
  'wechat',
  'platform',
  'outlet',
  'web',
  'api',
  'mail',
  'regulator',
  'hotline_12345',
  'hotline_12315',
  'media',
] as const

/** Tells whether a case of this type and channel may refer to the complaint it goes on from: a claim may, and an appeal that came through the regulator. */
export function mayFollowComplaint(type: string, channel: string | null): boolean {
  return type === 'claim' || (type === 'appeal' && channel === 'regulator')
}

/** Tells whether somebody may see who called. People at the outlet that is liable see the facts of a case and never its caller, masked or not, unless
 * the whole company is theirs to see. */
export function maySeeCaller(reader: { outletId: number; wholeCompany: boolean }, liableOutletId: number | null): boolean {
  return reader.wholeCompany || liableOutletId === null || reader.outletId !== liableOutletId
}
