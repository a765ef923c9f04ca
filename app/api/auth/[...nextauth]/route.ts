import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '#lib/platform/auth/next-auth'

/** Sign-in, sign-out and their form token; options are read at the request, because a build has no secrets. */
const handle = (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> =>
  NextAuth(request, context, authOptions())

export { handle as GET, handle as POST }
