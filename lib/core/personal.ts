/** What hides the rest of a text whose length would say something. */
const HIDDEN = '****'

/** Two-character family names, the frequent ones; with another one the mask merely hides a character more. */
const COMPOUND_SURNAMES = new Set(
  '欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 獨孤 南宫 南宮 万俟 闻人 聞人 夏侯 诸葛 諸葛 尉迟 尉遲 公羊 赫连 赫連 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 公孫 慕容 仲孙 钟离 鍾離 长孙 長孫 宇文 司徒 鲜于 鮮于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 軒轅 令狐 段干 百里 呼延 东郭 東郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 西門 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师'.split(
    ' ',
  ),
)

/**
 * Masks a person's name: the family name (or the first letter) stays, every other character becomes `*`, spaces and the middle dot stay. At least one
 * character is always hidden, so a name of one character is hidden whole.
 * @source docs/formulas.md#masking
 */
export function maskName(name: string): string {
  const characters = Array.from(name)
  const visible = characters.filter((character) => !isNameSeparator(character))
  const keep = visible.length < 2 ? 0 : visible.length > 2 && COMPOUND_SURNAMES.has(visible.slice(0, 2).join('')) ? 2 : 1
  let kept = 0
  return characters
    .map((character) => {
      if (isNameSeparator(character)) return character
      kept += 1
      return kept <= keep ? character : '*'
    })
    .join('')
}

/** The name of a customer as it may be shown where nothing more of it is: a private person's is masked, a company's is not. */
export function maskCustomerName<Name extends string | null>(kind: string | null, name: Name): Name | string {
  return kind === 'consumer' && name !== null ? maskName(name) : name
}

function isNameSeparator(character: string): boolean {
  return /[\s·・]/u.test(character)
}

const HIDDEN_DIGITS = 6
const MAX_SHOWN_HEAD = 3
const MAX_SHOWN_TAIL = 2

/**
 * Masks a telephone number of any length so that at least six digits are hidden (138******78), as GB/T 41833-2022 asks; a number with six digits or
 * fewer is hidden whole. Plus, hyphens, brackets and spaces stay; anything else that is no digit is dropped.
 * @source docs/formulas.md#masking
 */
export function maskPhone(phone: string): string {
  const characters = Array.from(phone.normalize('NFKC')).filter((character) => /[\d*+\-() ]/u.test(character))
  const digits = characters.filter(isPhoneDigit).length
  if (digits === 0) return '*'.repeat(HIDDEN_DIGITS)
  const shown = Math.min(MAX_SHOWN_HEAD + MAX_SHOWN_TAIL, Math.max(0, digits - HIDDEN_DIGITS))
  const tail = Math.min(MAX_SHOWN_TAIL, Math.floor(shown / 2))
  const head = shown - tail
  let position = 0
  return characters
    .map((character) => {
      if (!isPhoneDigit(character)) return character
      position += 1
      return position <= head || position > digits - tail ? character : '*'
    })
    .join('')
}

/** A mobile number of China, or a fixed one with its area code, that stands alone among other text: a longer run of digits is no telephone number. */
const phoneInText = /(?<![\dA-Za-z])(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-?\d{7,8})(?!\d)/g

/** Masks the telephone numbers within a text that somebody else wrote, such as what a carrier says of a delivery; everything else stays. */
export function maskPhonesIn(text: string): string {
  return text.replace(phoneInText, maskPhone)
}

/** What is already hidden counts as a digit, so that masking twice is masking once. */
function isPhoneDigit(character: string): boolean {
  return /[\d*]/.test(character)
}

/** A number that says where in a street or in a house: 18号, 3幢, 五单元; a bare number too, but no numeral that belongs to a name (三环路). */
const HOUSE_NUMBER = /[0-9０-９]|[一二三四五六七八九十百〇零两甲乙丙丁]+(?=[号弄幢栋座楼层单室])/u
const STREET_NUMBER = /^[0-9０-９一二三四五六七八九十百〇零甲乙丙丁之\-－]+[号弄](?![楼幢栋座室房单门])/u
const STREET_END = /[路街道巷弄里村线屯庄段]$|胡同$/u
const AREA_END = /^.*[省市区县旗州盟镇乡村路街道巷弄区屯庄]/su

/**
 * Masks an address: region, street and street number stay, building, unit, floor and room become `****`. What cannot be read that way is hidden from the last
 * name of an area or street on; without Chinese characters only what follows the last comma stays, without its digits.
 * @source docs/formulas.md#masking
 */
export function maskAddress(address: string): string {
  if (!/\p{Script=Han}/u.test(address)) return maskForeignAddress(address)
  const number = HOUSE_NUMBER.exec(address)
  const before = number === null ? address : address.slice(0, number.index)
  const street = STREET_END.test(before) ? STREET_NUMBER.exec(address.slice(before.length)) : null
  if (street !== null) return before + street[0] + HIDDEN
  return (AREA_END.exec(before)?.[0] ?? '') + HIDDEN
}

function maskForeignAddress(address: string): string {
  const comma = address.lastIndexOf(',')
  if (comma === -1) return HIDDEN
  return `${HIDDEN},${address.slice(comma + 1).replace(/\p{N}/gu, '*')}`
}

const HIDDEN_MAILBOX = '***'

/** Masks an e-mail address: the first character of the mailbox and the domain stay; what is no e-mail address is hidden whole. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  if (at === -1 || !/^[A-Za-z0-9.-]+$/.test(domain)) return HIDDEN_MAILBOX
  const mailbox = Array.from(email.slice(0, at))
  const first = mailbox[0]
  const shown = first === undefined || first === '*' || mailbox.length < 2 ? '' : first
  return `${shown}${HIDDEN_MAILBOX}@${domain}`
}
