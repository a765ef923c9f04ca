import type { ReactNode } from 'react'
import { getRun } from '#lib/analysis/classification/service'
import { isAppError } from '#lib/core/errors'
import { currentContext } from '#lib/platform/auth/current-context'
import { mayEver } from '#lib/platform/scope/scope'
import { pageOfScheme } from '../../_components/scheme-page.ts'
import { BelongsTo } from '../../_components/tab-frame.tsx'

interface Props {
  params: Promise<{ id: string }>
  children: ReactNode
}

/** A run stands among the pages of its scheme. */
export default async function RunLayout({ params, children }: Props) {
  const scheme = await schemeOf((await params).id)
  return scheme === null ? children : <BelongsTo href={pageOfScheme(scheme)}>{children}</BelongsTo>
}

/** Null where there is no such run to read: the page says so. */
async function schemeOf(id: string): Promise<string | null> {
  const ctx = await currentContext()
  if (!mayEver(ctx, 'analysis:read')) return null
  try {
    return (await getRun(ctx, id)).scheme
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}
