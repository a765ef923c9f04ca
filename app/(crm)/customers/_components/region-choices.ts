import type { useTranslations } from 'next-intl'
import { cities, wholeCity } from '#components/crm/cities'
import { provinces, wholeProvince } from '#components/crm/provinces'
import type { Found } from '#components/form/find-field'
import { linesOf, searchLine } from '#lib/records/customers/search-text'

/** The names of provinces and of cities. */
export interface RegionNames {
  provinces: ReturnType<typeof useTranslations<'provinces'>>
  cities: ReturnType<typeof useTranslations<'cities'>>
}

/** So many are offered at most: as many as the province with most cities has. */
const MOST_OFFERED = 25

/**
 * Answers the provinces and cities that a typed text may mean, by name, by its pinyin or the initials of it, or by code; those that begin with it come first, then the
 * others in the order of their codes, a province before its cities. With nothing typed, the provinces.
 */
export function findRegions(q: string, names: RegionNames): Found[] {
  const typed = searchLine(bare(q))
  const whole = provinces.map((code) => ({ id: wholeProvince(code), own: names.provinces(code), name: names.provinces(code) }))
  if (typed === '') return whole.map(({ id, name }) => ({ id, name }))
  const within = cities.map((code) => {
    const own = names.cities(code)
    return { id: wholeCity(code), own, name: `${names.provinces(code.slice(0, 2) as '11')} ${own}` }
  })
  const rank = ({ id, own, name }: (typeof whole)[number]): number => {
    if (lines(own, id).some((line) => line.startsWith(typed))) return 0
    return lines(name, id).some((line) => line.startsWith(typed)) ? 1 : 2
  }
  return [...whole, ...within]
    .map((place) => ({ ...place, rank: rank(place) }))
    .filter((place) => place.rank < 2)
    .sort((left, right) => left.rank - right.rank || Number(left.id) - Number(right.id))
    .slice(0, MOST_OFFERED)
    .map(({ id, name }) => ({ id, name }))
}

const lines = (name: string, code: string) => linesOf(bare(name), code)

/** Without spaces, apostrophes and accents: Xi’an is typed as xian, Ürümqi as urumqi. */
const bare = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\s'’]|\p{M}/gu, '')
    .normalize('NFC')

/** Answers a region in words: a whole province or city by its name, a place in one with its code behind; anything else as it is. */
export function regionText(code: string, names: RegionNames): string {
  const province = /^\d{6}$/.test(code) ? code.slice(0, 2) : ''
  if (!names.provinces.has(province as '11')) return code
  const name = names.provinces(province as '11')
  if (code === wholeProvince(province)) return name
  const city = code.slice(0, 4)
  if (!names.cities.has(city as '1301')) return `${name} ${code}`
  const place = `${name} ${names.cities(city as '1301')}`
  return code === wholeCity(city) ? place : `${place} ${code}`
}
