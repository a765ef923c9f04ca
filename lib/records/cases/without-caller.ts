import { phoneDigits } from '#lib/platform/privacy/phone-digits'

const HIDDEN = '****'
const SHORTEST_NAME = 2
const SHORTEST_NUMBER = 5
const FULL_WIDTH_ZERO = 0xff10

const DIGIT = '[\\d０-９]'
/** No part of a longer number, such as that of a waybill; with or without the country's. */
const ALONE = { before: `(?<!${DIGIT})(?:(?:[+＋]|[0０]{2})?[8８][6６][\\s-]*)?`, after: `(?!${DIGIT})` }

/** A mobile number of mainland China; gaps as people write them. */
const MOBILE = new RegExp(`${ALONE.before}[1１][3-9３-９]${DIGIT}(?:[\\s-]?${DIGIT}{4}){2}${ALONE.after}`, 'gu')

/** Answers a text without the people behind a case: the name and number of who called, in any spacing, and every mobile number. For outlets, which are told what
 * happened and never by whom it was told. */
export function withoutCaller(text: string, caller: { name: string | null; phone: string | null }): string {
  let shown = text
  const digits = caller.phone === null ? '' : phoneDigits(caller.phone)
  if (digits.length >= SHORTEST_NUMBER) shown = shown.replace(spelledAnyhow(digits), HIDDEN)
  const name = caller.name?.trim() ?? ''
  if (Array.from(name).length >= SHORTEST_NAME) shown = shown.replaceAll(name, HIDDEN)
  return shown.replace(MOBILE, HIDDEN)
}

/** The digits of a number, plain or of full width, with whatever people write between them. */
function spelledAnyhow(digits: string): RegExp {
  const each = [...digits].map((digit) => `[${digit}${String.fromCodePoint(FULL_WIDTH_ZERO + Number(digit))}]`)
  return new RegExp(`${ALONE.before}${each.join('[\\s()（）-]*')}${ALONE.after}`, 'gu')
}
