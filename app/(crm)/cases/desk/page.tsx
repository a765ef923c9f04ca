import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { AreaNav } from '../_components/area-nav.tsx'
import { ServiceHome } from '../_components/service-home.tsx'
import { ServiceHomeSkeleton } from '../_components/service-home-skeleton.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('desk.title') }
}

/** What somebody who works on cases begins with. */
export default async function DeskPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'case:update')
  const t = await getTranslations('cases')
  return (
    <>
      <h1 className="px-4 pt-4 pb-3 text-xl font-semibold md:px-6 md:pt-5">{t('desk.title')}</h1>
      <AreaNav ctx={ctx} here="desk" />
      <div className="w-full max-w-[110rem] px-4 py-4 md:px-6">
        <Suspense fallback={<ServiceHomeSkeleton />}>
          <ServiceHome ctx={ctx} />
        </Suspense>
      </div>
    </>
  )
}
