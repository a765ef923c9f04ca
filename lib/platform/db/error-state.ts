/** The SQLSTATE of an error of either driver (Prisma wraps it), or ''. */
export function sqlStateOf(error: unknown): string {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    if (/^[0-9A-Z]{5}$/.test(code) && !/^P2\d/.test(code)) return code
    if (code === 'P2002') return '23505'
    if (code === 'P2003') return '23503'
    if (code === 'P2034') return '40001'
    const meta = 'meta' in cause ? JSON.stringify(cause.meta) : ''
    const found = /"(?:originalCode|code)":"([0-9A-Z]{5})"/.exec(meta)?.[1]
    if (found !== undefined) return found
  }
  return ''
}
