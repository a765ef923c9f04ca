import { expect } from 'vitest'
import type { SmallCompany } from './small-company.ts'

/** Asks for figures by API, as an administrator unless another key is given. */
export function figureCalls(company: () => SmallCompany) {
  const get = async (path: string, as?: string) => {
    const key = as ?? (await company().keyFor('administrator'))
    return company().api('GET', `/analysis/${path}`, { key })
  }
  return {
    figure: async (path: string, as?: string) => {
      const answer = await get(path, as)
      expect([path, answer.status]).toEqual([path, 200])
      return answer.body
    },
    /** The status, the code and the field that is named, of what is refused. */
    refused: async (path: string) => {
      const { status, body } = await get(path)
      return [status, body.code, body.invalid_params?.[0]?.name]
    },
  }
}
