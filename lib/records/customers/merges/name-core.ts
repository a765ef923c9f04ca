/** What tells nothing of a firm: its form, and the words that every second one has. Longest first. */
const endings = [
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '分公司',
  '合伙企业',
  '事务所',
  '合作社',
  '经营部',
  '门市部',
  '服务部',
  '商行',
  '公司',
  '商店',
  '工厂',
  '集团',
  '厂',
  '店',
] as const

const PLACE = /^[\p{Script=Han}]{2,3}(?:省|市|区|县|镇)/u
const BRACKETS = /[（(【[].*?[)）】\]]/g
const SPACES_AND_MARKS = /[\s·•・,，.。、\-_/]+/g
const FEWEST = 2
/** 宁波, 慈溪, 北仑: places are mostly called by two characters. */
const PLACE_CHARACTERS = 2

/**
 * Answers the part of a firm's name by which another spelling of it is found: without what stands in brackets, the places at its beginning and the form at its end.
 * A place without 市 or 区 behind it, such as 宁波, is known for one by the firm's address. Null when too little is left to tell firms apart.
 */
export function nameCore(name: string, address: string | null = null): string | null {
  let core = name.normalize('NFKC').replace(BRACKETS, '').replace(SPACES_AND_MARKS, '').toLowerCase()
  for (let place = PLACE.exec(core); place !== null; place = PLACE.exec(core)) core = core.slice(place[0].length)
  const first = Array.from(core).slice(0, PLACE_CHARACTERS).join('')
  const isPlace = address?.includes(first) === true && Array.from(core).length >= PLACE_CHARACTERS + FEWEST
  if (isPlace) core = core.slice(first.length)
  for (let ending = endingOf(core); ending !== undefined; ending = endingOf(core)) core = core.slice(0, -ending.length)
  return Array.from(core).length < FEWEST ? null : core
}

const endingOf = (text: string) =>
  endings.find((ending) => text.endsWith(ending) && Array.from(text).length - ending.length >= FEWEST)
