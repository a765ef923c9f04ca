import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { caseWords } from '../_components/words.ts'
import { readGiven } from './_components/given.ts'
import { IntakePage } from './_components/intake-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('intake.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Recording what somebody calls about, on one screen. */
export default async function NewCasePage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'case:create')
  const [given, words] = await Promise.all([searchParams, caseWords(ctx)])
  return <IntakePage words={words} given={await readGiven(ctx, readListParams(given))} />
}
