import type { FormValues } from '#components/form/form-values'
import type { ContactResource } from '#lib/records/contacts/schema'

/** The fields of a contact's form, in their order. */
export const contactFields = ['name', 'title', 'decision_role', 'influence', 'attitude', 'phone', 'email'] as const
export type ContactField = (typeof contactFields)[number]

/** What the form holds of a contact, masked as it is shown; empty for a new one. */
export function contactValues(contact: ContactResource | null): FormValues {
  return Object.fromEntries(contactFields.map((field) => [field, contact?.[field] ?? '']))
}
