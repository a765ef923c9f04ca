import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { AnalysisTabs } from './_components/analysis-tabs.tsx'
import { pageOfScheme } from './_components/scheme-page.ts'

/** The pages of analysis with the way from one to the other. */
export default function AnalysisLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('analysis')
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
  ]
  return (
    <>
      <AnalysisTabs label={t('tabs.label')} tabs={tabs} />
      {children}
    </>
  )
}
