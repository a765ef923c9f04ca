import { ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { mayEver } from '#lib/platform/scope/scope'
import { MOST_NUMBERS } from '#lib/records/waybills/numbers'
import { requirePermission } from '../../require-permission.ts'
import { listPath } from '../_components/list-query.ts'
import { LookupPanel } from './_components/lookup-panel.tsx'
import { useLookupTexts } from './_components/lookup-texts.ts'
import { checkNumbersExport, lookUp } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waybills.lookupPage'))('title') }
}

/** Pasted numbers, looked up at once. */
export default async function LookupPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'waybill:read')
  const t = await getTranslations('waybills.lookupPage')
  return (
    <div className="px-4 pt-4 pb-10 md:px-6">
      <Link
        href={listPath}
        prefetch={false}
        className="-ml-1 inline-flex items-center gap-1 rounded-md py-1 pr-2 text-ink-soft hover:text-ink"
      >
        <ChevronLeft size={16} aria-hidden="true" />
        {t('back')}
      </Link>
      <h1 className="mt-1 text-xl font-semibold">{t('title')}</h1>
      <p className="mt-1 text-ink-soft">{t('help', { most: MOST_NUMBERS })}</p>
      <Panel mayExport={mayEver(ctx, 'waybill:export')} />
    </div>
  )
}

function Panel({ mayExport }: { mayExport: boolean }) {
  return (
    <LookupPanel
      lookUp={lookUp}
      checkExport={checkNumbersExport}
      exportPath={mayExport ? '/api/files/waybills' : null}
      texts={useLookupTexts()}
    />
  )
}
