import { isAppError } from '#lib/core/errors'
import { textProblem } from '#lib/core/text'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { CASE_TYPES } from '#lib/records/cases/case'
import { loadHomeProvince } from '#lib/records/cases/load-settings'
import { getCustomer } from '#lib/records/customers/service'

/** What the form begins with, from the page that led to it. */
export interface Given {
  waybill: string
  phone: string
  type: string
  customer: { id: string; name: string } | null
  /** Whose regulator sends the notices, unless somebody says otherwise. */
  province: string
}

const LONGEST = 100

/** Reads what the URL brings along; what cannot be read, or is out of reach, is left out. */
export async function readGiven(ctx: Context, params: Readonly<Record<string, string>>): Promise<Given> {
  const plain = (name: string) => {
    const text = params[name] ?? ''
    return textProblem(text, LONGEST) === null ? text : ''
  }
  const [customer, province] = await Promise.all([customerOf(ctx, params['customer']), loadHomeProvince(ctx)])
  return {
    waybill: plain('waybill'),
    phone: plain('phone'),
    type: CASE_TYPES.find((type) => type === params['type']) ?? 'complaint',
    ...{ customer, province },
  }
}

async function customerOf(ctx: Context, id: string | undefined): Promise<Given['customer']> {
  if (id === undefined || !/^[1-9]\d{0,8}$/.test(id) || !mayEver(ctx, 'customer:read')) return null
  try {
    const customer = await getCustomer(ctx, { id: Number(id) })
    return { id: String(customer.id), name: customer.name }
  } catch (error) {
    if (isAppError(error, 'not_found')) return null
    throw error
  }
}
