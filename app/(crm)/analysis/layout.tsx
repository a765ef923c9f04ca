import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentContext } from '#lib/platform/auth/current-context'
import { mayEver } from '#lib/platform/scope/scope'
import { AnalysisTabs } from './_components/analysis-tabs.tsx'
import { analysisGroups } from './_components/places.ts'
import { TabFrame } from './_components/tab-frame.tsx'

/** The pages of analysis with the way from one to the other; those that stand elsewhere (`/review`, `/reports`) are framed alike. Whoever reads no analysis has nowhere to go from them. */
export default async function AnalysisLayout({ children }: { children: ReactNode }) {
  const [ctx, t] = await Promise.all([currentContext(), getTranslations('analysis')])
  if (!mayEver(ctx, 'analysis:read')) return children
  const groups = analysisGroups.map(({ key, places }) => ({
    key,
    label: t(`groups.${key}` as 'groups.classes'),
    pages: places
      .filter(({ permission }) => permission === undefined || mayEver(ctx, permission))
      .map(({ href, name }) => ({ href, label: t(name as 'tabs.overview') })),
  }))
  return (
    <TabFrame>
      <AnalysisTabs label={t('tabs.label')} pagesLabel={t('tabs.pagesLabel')} groups={groups} />
      {children}
    </TabFrame>
  )
}
