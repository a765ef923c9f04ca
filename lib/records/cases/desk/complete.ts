import { maySpeakForItself } from '../terms.ts'

/** What of a new case tells whether it can be worked on. */
export interface IntakeFacts {
  type: string
  category?: string | undefined
  subcategory?: string | undefined
  channel?: string | undefined
  waybill_no?: string | undefined
  customer_id?: string | undefined
  caller_name?: string | undefined
  caller_phone?: string | undefined
  source_no?: string | undefined
  complaint_id?: string | undefined
  description?: string | undefined
}

/** What a new case lacks: the field, and why it is asked for. */
export interface Lack {
  field: 'subcategory' | 'caller_phone' | 'description'
  code: 'choose_one' | 'way_to_answer' | 'what_happened'
}

const WITHOUT_TERM: readonly string[] = ['enquiry', 'compliment', 'internal']
/** There whoever wrote is answered where the words came from. */
const ANSWERED_IN_PLACE: readonly string[] = ['wechat', 'mail']

/** Answers what a case that somebody records lacks before clocks may run on it: what it is about, what happened or what is asked for, and of a complaint a way to answer. In the order of the
 * form; empty when it can be worked on. */
export function lacksOf(facts: IntakeFacts): Lack[] {
  const lacks: Lack[] = []
  if (!isClassified(facts)) lacks.push({ field: 'subcategory', code: 'choose_one' })
  if (facts.type === 'complaint' && !canBeAnswered(facts)) lacks.push({ field: 'caller_phone', code: 'way_to_answer' })
  if (facts.description === undefined && !saysItself(facts)) lacks.push({ field: 'description', code: 'what_happened' })
  return lacks
}

/** A complaint that it goes on from says what an appeal or a claim is about. */
function isClassified({ type, category, subcategory, complaint_id: complaint }: IntakeFacts): boolean {
  if (WITHOUT_TERM.includes(type) || subcategory !== undefined) return true
  return complaint !== undefined || (type !== 'request' && category !== undefined)
}

/** By number, through the platform or authority that sent it, by what is known of the customer who was chosen, or where it was written. */
function canBeAnswered({
  channel = '',
  caller_name: name,
  caller_phone: phone,
  source_no: source,
  customer_id: id,
}: IntakeFacts): boolean {
  if (phone !== undefined || source !== undefined || id !== undefined) return true
  return name !== undefined && ANSWERED_IN_PLACE.includes(channel)
}

/** To ask where a parcel is, to hurry it or to stop it needs no more than its number. */
function saysItself({ type, subcategory, waybill_no: waybill }: IntakeFacts): boolean {
  return type === 'request' && waybill !== undefined && subcategory !== undefined && maySpeakForItself(subcategory)
}
