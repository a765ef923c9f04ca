/** Texts of `cases.intake` that the form shows as they are. */
export const plainWords = [
  'waybill',
  'waybillHint',
  'customer',
  'customerHint',
  'fromWaybill',
  'notFound',
  'looking',
  'term',
  'chooseTerm',
  'take',
  'openCases',
  'channel',
  'callerName',
  'callerPhone',
  'description',
  'sourceNo',
  'dueAt',
  'dueHint',
  'goodsValue',
  'province',
  'provinceHint',
  'earlier',
  'earlierHint',
  'notEarlier',
  'noEarlier',
] as const
export type PlainWord = (typeof plainWords)[number]
/** The words of the form. */
export type IntakeWords = Record<PlainWord | 'suggested' | 'type' | 'alarm', string>
