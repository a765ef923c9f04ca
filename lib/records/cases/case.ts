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
export type CaseCategory = (typeof CASE_CATEGORIES)[number]

/** The ways by which cases come that clocks and rules know of; the company may add others, known by the keys of their terms. */
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

const NUMBER_DIGITS = 6
const NUMBER = /^(?:GD|#)?0*([1-9]\d{0,8})$/i

/** Answers the number that people call a case by, of the same shape for every case wherever it came from: GD and its id in at least six digits. */
export function caseNumber(id: number | string): string {
  return `GD${String(id).padStart(NUMBER_DIGITS, '0')}`
}

/** Reads the id of a case out of its number, in whichever case and with or without letters and zeros; null for what is none. */
export function readCaseNumber(text: string): number | null {
  const digits = NUMBER.exec(text.trim())?.[1]
  return digits === undefined ? null : Number(digits)
}

/** What makes a case urgent whatever it is about: somebody is hurt, the public looks on, a whole batch is hit. */
export const CASE_ALARMS = ['injury', 'publicity', 'batch'] as const

/** The classes by which service is promised: those of ABC, and consumers who are in neither A nor B. */
export const SERVICE_CLASSES = ['A', 'B', 'C', 'consumer'] as const
export type ServiceClass = (typeof SERVICE_CLASSES)[number]

/** Answers the class by which a customer is served: what somebody decided or a run computed, where it is A or B; else consumers apart from the others. */
export function serviceClassOf(customer: { kind: string; abcClass: string | null }): ServiceClass {
  if (customer.abcClass === 'A' || customer.abcClass === 'B') return customer.abcClass
  return customer.kind === 'consumer' ? 'consumer' : 'C'
}

/** Tells whether somebody may see who called. People at an outlet that is liable, or was ever asked what happened, see the facts of a case and never its caller,
 * masked or not, unless the whole company is theirs to see. */
export function maySeeCaller(
  reader: { outletId: number; wholeCompany: boolean },
  outlets: { liable: number | null; asked: readonly number[] },
): boolean {
  return reader.wholeCompany || (reader.outletId !== outlets.liable && !outlets.asked.includes(reader.outletId))
}
