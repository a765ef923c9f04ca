import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BackLink } from '#components/ui/back-link'
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
      <BackLink href={listPath} label={t('back')} />
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
