import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { currentContext } from '#lib/platform/auth/current-context'
import { ApprovalsWaiting } from '../../approvals/_components/approvals-waiting.tsx'
import { requirePermission } from '../../require-permission.ts'
import { AreaNav } from '../_components/area-nav.tsx'
import { caseWords } from '../_components/words.ts'
import { BoardPart } from './_components/board-part.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('board.title') }
}

/** How it stands with the cases in reach: for whoever oversees others' work. */
export default async function BoardPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'case:oversee')
  const words = await caseWords(ctx)
  return (
    <>
      <h1 className="px-4 pt-4 pb-3 text-xl font-semibold md:px-6 md:pt-5">{words.t('board.title')}</h1>
      <AreaNav ctx={ctx} here="board" />
      <div className="flex w-full max-w-[110rem] flex-col gap-4 px-4 py-4 md:px-6">
        <Suspense fallback={null}>
          <ApprovalsWaiting ctx={ctx} />
        </Suspense>
        <BoardPart ctx={ctx} />
      </div>
    </>
  )
}
