/** How large a made company is. Everything in it follows from the number of customers. */
export interface CompanySize {
  readonly name: 'small' | 'full'
  readonly customers: number
  readonly waybills: number
  readonly contacts: number
  readonly interactions: number
  readonly cases: number
  readonly invitations: number
  readonly responses: number
  readonly outlets: number
  readonly users: number
  /** What the disk must have free, and how long making it takes on two cores. */
  readonly diskGigabytes: number
  readonly minutes: number
}

const full: CompanySize = {
  name: 'full',
  customers: 1_000_000,
  waybills: 20_000_000,
  contacts: 300_000,
  interactions: 2_000_000,
  cases: 300_000,
  invitations: 800_000,
  responses: 500_000,
  outlets: 200,
  users: 2_000,
  diskGigabytes: 20,
  minutes: 30,
}

const HUNDREDTH = 100

/** Answers the large company, or one with a hundredth of its records; outlets and users are fewer by a tenth only, so that every role is there. */
export function companySize(name: CompanySize['name']): CompanySize {
  if (name === 'full') return full
  const hundredth = (count: number) => count / HUNDREDTH
  return {
    name,
    customers: hundredth(full.customers),
    waybills: hundredth(full.waybills),
    contacts: hundredth(full.contacts),
    interactions: hundredth(full.interactions),
    cases: hundredth(full.cases),
    invitations: hundredth(full.invitations),
    responses: hundredth(full.responses),
    outlets: full.outlets,
    users: full.users,
    diskGigabytes: 1,
    minutes: 1,
  }
}

/** Raise it whenever what is made changes: a company of another version is mended where make.ts knows how, else made anew. */
export const generatorVersion = 3

/** Turns every pseudo-random number of the made company. */
export const seed = 20_261_101

/** The company's time, in Asia/Shanghai: 24 whole months, the first from 2024-11-01; waybills are accepted before this day. */
export const dayAfterLast = '2026-11-01'
export const lastDay = '2026-10-31'

/** How much is shipped in each of the 24 months, beginning with November (双十一); February holds the Spring Festival. The second year is a
 * tenth busier. */
const yearOfSeason = [1.45, 1.2, 0.95, 0.6, 0.95, 0.95, 1, 1.15, 0.95, 0.95, 1, 1.05]
const monthWeights = [...yearOfSeason, ...yearOfSeason.map((weight) => weight * 1.1)]

const yearsWeight = monthWeights.reduce((sum, weight) => sum + weight, 0)

/** The share of all shipping that lies before the start of each month, 0 first and 1 last: 25 numbers. */
export const seasonCumulative: readonly number[] = Array.from(
  { length: monthWeights.length + 1 },
  (_, months) => monthWeights.slice(0, months).reduce((sum, weight) => sum + weight, 0) / yearsWeight,
)
