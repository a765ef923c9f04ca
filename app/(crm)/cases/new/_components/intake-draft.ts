/** Names what is typed into the form of a new case, by what the form was opened with. */
export function intakeDraft({ waybill, phone, customer }: Record<'waybill' | 'phone' | 'customer', string>): string {
  return ['case-new', waybill, phone, customer].filter((part) => part !== '').join('-')
}
