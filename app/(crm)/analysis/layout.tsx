import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { currentContext } from '#lib/platform/auth/current-context'
import { mayEver } from '#lib/platform/scope/scope'
import { AnalysisTabs } from './_components/analysis-tabs.tsx'
import { pageOfScheme } from './_components/scheme-page.ts'

/** The pages of analysis with the way from one to the other. */
export default async function AnalysisLayout({ children }: { children: ReactNode }) {
  const [ctx, t] = await Promise.all([currentContext(), getTranslations('analysis')])
  const tabs = [
    { href: '/analysis', label: t('tabs.overview') },
    { href: '/analysis/revenue', label: t('tabs.revenue') },
    { href: '/analysis/drop', label: t('tabs.drop') },
    ...SCHEME_IDS.map((scheme) => ({
      href: pageOfScheme(scheme),
      label: t(`schemes.${scheme}.name`),
    })),
    { href: '/analysis/year-value', label: t('tabs.yearValue') },
    { href: '/analysis/negative', label: t('tabs.negative') },
    { href: '/analysis/season', label: t('tabs.season') },
    { href: '/analysis/concentration', label: t('tabs.concentration') },
    { href: '/analysis/satisfaction', label: t('tabs.satisfaction') },
    { href: '/analysis/on-time', label: t('tabs.onTime') },
    { href: '/analysis/overrides', label: t('tabs.overrides') },
    { href: '/analysis/runs', label: t('tabs.runs') },
    ...(mayEver(ctx, 'review:read') ? [{ href: '/review', label: t('tabs.review') }] : []),
  ]
  return (
    <>
      <AnalysisTabs label={t('tabs.label')} tabs={tabs} />
      {children}
    </>
  )
}
