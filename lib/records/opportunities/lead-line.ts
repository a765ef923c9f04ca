/** What one typed line says of a lead. */
export interface LeadLine {
  name: string
  phone: string | null
  contactName: string | null
  /** Expected waybills a month. */
  piecesMonth: number | null
  /** Who carries for them now. */
  rival: string | null
  /** What was said besides. */
  note: string | null
}

const daysOfMonth = 30
const mobile = /(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d(?:[- ]?\d{4}){2})(?!\d)/
const landline = /(?<!\d)(0\d{2,3}[- ]?\d{7,8})(?!\d)/
const daily = /(?:日均|每天|一天|日)\s*(\d{1,6})\s*(?:票|件|单|單)?/
const monthly = /(?:月均|每月|一个月|一個月|月)\s*(\d{1,7})\s*(?:票|件|单|單)?/
/** Whom they send with, said so, or a carrier that is known as one. */
const sendsWith = /^(?:现在|現在|目前|一直|正在)(?:都?用|走)(?:的是)?(.{2,20})$/
const carrier =
  /^(?:用|走)?((?:中通|圆通|圓通|申通|韵达|韻達|极兔|極兔|顺丰|順豐|京东|京東|邮政|郵政|德邦|菜鸟|菜鳥|EMS)(?:快递|快遞|速递|速遞|物流)?)$/i
const titled = /^\p{Script=Han}{1,3}(?:总|總|姐|哥|经理|經理|先生|女士|小姐|老板|老闆|师傅|師傅|主管|厂长|廠長)$/u
const firm = /公司|厂|廠|店|行|社|所|部|中心|商贸|集团|院|馆|坊|铺/u
const person = /^\p{Script=Han}{2,3}$/u

/**
 * Reads a lead typed in one line, such as on the way back from a visit: the name first, then in any order a telephone number, whom to ask for, and how much they
 * send. What is none of these is kept as a note. Null when there is no name.
 */
export function readLeadLine(line: string): LeadLine | null {
  let rest = ` ${line.normalize('NFKC').trim()} `
  const take = (pattern: RegExp): string | null => {
    const match = pattern.exec(rest)
    if (match === null) return null
    rest = rest.replace(match[0], ' ')
    return match[1] ?? null
  }
  const phone = take(mobile) ?? take(landline)
  const perDay = take(daily)
  const perMonth = perDay === null ? take(monthly) : null
  const [name, ...others] = rest.split(/[\s,，;；、|]+/).filter((word) => word !== '')
  if (name === undefined) return null
  // Before whom to ask for: 用中通 would be a name.
  const named = others.find((word) => sendsWith.test(word) || carrier.test(word))
  const rival = named === undefined ? null : ((sendsWith.exec(named) ?? carrier.exec(named))?.[1] ?? null)
  const people = others.filter((word) => word !== named)
  const contact = people.find((word) => titled.test(word)) ?? people.find((word) => person.test(word) && !firm.test(word)) ?? null
  const note = people.filter((word) => word !== contact).join(' ')
  return {
    name,
    phone: phone === null ? null : phone.replace(/[- ]/g, ''),
    contactName: contact,
    piecesMonth: perDay === null ? positive(perMonth) : positive(perDay, daysOfMonth),
    rival,
    note: note === '' ? null : note,
  }
}

function positive(digits: string | null, times = 1): number | null {
  const count = digits === null ? 0 : Number(digits) * times
  return count > 0 ? count : null
}
