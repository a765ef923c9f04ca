export type SignInProblem = 'wrong' | 'limited' | 'away' | 'empty'

/** Signs in and answers what kept it from happening, or null. */
export async function callSignIn(email: string, password: string): Promise<SignInProblem | null> {
  if (email.trim() === '' || password === '') return 'empty'
  const url = await post('callback/credentials', { email, password })
  if (url === null) return 'away'
  const error = new URL(url, location.origin).searchParams.get('error')
  if (error === null) return null
  if (error === 'CredentialsSignin') return 'wrong'
  return error === 'rate_limited' ? 'limited' : 'away'
}

/** Ends the session, here and on the server. */
export async function callSignOut(): Promise<void> {
  await post('signout', {})
  location.assign('/sign-in')
}

/** Posts a form to the sign-in door with its token, and answers where it leads; null when the server cannot be reached or does not answer as it should. */
async function post(path: string, fields: Record<string, string>): Promise<string | null> {
  try {
    const csrfToken = textOf(await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json(), 'csrfToken')
    const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: '/', json: 'true' })
    const response = await fetch(`/api/auth/${path}`, { method: 'POST', body })
    return textOf(await response.json(), 'url')
  } catch (error) {
    reportError(error)
    return null
  }
}

/** A schema library would double what this screen loads. */
function textOf(answer: unknown, key: string): string {
  const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, key) : undefined
  if (typeof value !== 'string') throw new TypeError(`the sign-in door gave no ${key}`)
  return value
}
