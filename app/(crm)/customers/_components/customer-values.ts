import type { FormValues } from '#components/form/form-values'
import { minorToDecimal } from '#lib/core/money'
import type { CustomerResource } from '#lib/records/customers/schema'
import { tagSeparator } from '#lib/records/terms/lists'

/** The fields of a customer's form, in their order; named as the API names them, but for the cost, which is typed with decimals. */
export const customerFields = [
  'name',
  'kind',
  'lifecycle',
  'owner_email',
  'outlet_code',
  'payer_id',
  'referrer_id',
  'phone',
  'address',
  'region_code',
  'industry',
  'credit_code',
  'credit_grade',
  'source',
  'annual_marketing_cost',
  'customer_since',
  'next_touch_on',
  'external_id',
  'tags',
] as const
export type CustomerField = (typeof customerFields)[number]

/** What the form holds of a customer: tags with commas between them, the cost with decimals for whoever may know it, everything unknown empty. */
export function customerValues(customer: CustomerResource, { cost }: { cost: boolean }): FormValues {
  const { annual_marketing_cost_minor: minor, currency } = customer
  const textOf = (field: CustomerField): string => {
    if (field === 'tags') return customer.tags.join('，')
    if (field === 'annual_marketing_cost') return !cost || minor === null ? '' : minorToDecimal(minor, currency)
    return String(customer[field] ?? '')
  }
  return Object.fromEntries(customerFields.map((field) => [field, textOf(field)]))
}

/** Fields of the form alone: the names of who was chosen to pay, of who brought it and of the region, so that a draft has them too. */
export const payerNameField = 'payer_name'
export const referrerNameField = 'referrer_name'
export const regionNameField = 'region_name'
const ofFormAlone: readonly string[] = [payerNameField, referrerNameField, regionNameField]

/** Turns fields of the form into what the API takes. Null empties a field; a new record leaves it out. */
export function toCustomerInput(fields: Readonly<Record<string, string | null>>): Record<string, unknown> {
  const own = Object.entries(fields).filter(([name]) => !ofFormAlone.includes(name))
  return Object.fromEntries(own.map(([name, value]) => [name, name === 'tags' ? tagsOf(value ?? '') : value]))
}

/** Reads tags with commas, semicolons or lines between them. */
export function tagsOf(text: string): string[] {
  return text
    .split(tagSeparator)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
}

/** Answers what may be typed next where tags stand with commas between them: what is written already, and each tag that is not. The last one may be half typed. */
export function tagOffers(typed: string, tags: readonly string[]): string[] {
  const written = tagsOf(typed)
  const ended = typed.trim() === '' || tagSeparator.test(typed.trimEnd().slice(-1))
  const kept = ended ? written : written.slice(0, -1)
  return tags.filter((tag) => !kept.includes(tag)).map((tag) => [...kept, tag].join('，'))
}
