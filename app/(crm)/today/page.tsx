import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { currentContext } from '#lib/platform/auth/current-context'
import { keepPlans } from '#lib/platform/db/kept-plans'
import { HomeTab } from './_components/home-tab.tsx'
import { TodayPage } from './_components/today-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('today'))('title') }
}

/** Where the day begins: what is due, for whoever reads it. */
export default async function Today() {
  const ctx = keepPlans(await currentContext())
  return (
    <>
      <Suspense fallback={null}>
        <HomeTab ctx={ctx} />
      </Suspense>
      <TodayPage ctx={ctx} />
    </>
  )
}
