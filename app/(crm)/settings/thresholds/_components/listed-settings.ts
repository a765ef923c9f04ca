import { relationshipSetting, schemeSettings } from '#lib/analysis/classification/own-parameters'
import { concentrationSetting } from '#lib/analysis/concentration/settings'
import { dropSetting } from '#lib/analysis/drop/settings'
import { serviceBenchmarkSetting } from '#lib/analysis/home/benchmark'
import { lifecycleSetting } from '#lib/analysis/lifecycle/settings'
import { lifetimeSetting } from '#lib/analysis/lifetime/settings'
import { sleeperSetting } from '#lib/analysis/sleepers/settings'
import { valueChangeSetting } from '#lib/analysis/value-change/settings'
import { keepingSetting } from '#lib/analysis/worth/settings'
import { serviceCostSetting } from '#lib/analysis/year-value/settings'
import { reviewSetting } from '#lib/plans/annual-review/settings'
import { revealLimits } from '#lib/platform/privacy/limits'
import type { Setting } from '#lib/platform/settings/setting'
import { approvalClock } from '#lib/records/approvals/settings'
import { salesSettings } from '#lib/records/cadence/settings'
import { caseSettings } from '#lib/records/cases/settings'
import { contactHours } from '#lib/records/contacts/reach/settings'
import { churnSetting } from '#lib/records/customers/churn'
import { factAgeing } from '#lib/records/facts/check/settings'
import { stillSetting } from '#lib/records/waybills/settings'

/** Settings that belong together. Its texts stand in the catalogue under `thresholds`. */
interface SettingGroup {
  key: 'analysis' | 'concentration' | 'sales' | 'waybills' | 'cases' | 'approvals' | 'facts' | 'privacy'
  settings: readonly Setting[]
}

/** Every threshold and clock that the product reads, in the order in which it is shown. */
export const settingGroups: readonly SettingGroup[] = [
  {
    key: 'analysis',
    settings: [
      ...Object.values(schemeSettings),
      relationshipSetting,
      lifetimeSetting,
      dropSetting,
      keepingSetting,
      valueChangeSetting,
      sleeperSetting,
      reviewSetting,
      serviceCostSetting,
      serviceBenchmarkSetting,
    ],
  },
  { key: 'concentration', settings: [concentrationSetting] },
  { key: 'sales', settings: [...Object.values(salesSettings), contactHours, lifecycleSetting, churnSetting] },
  { key: 'waybills', settings: [stillSetting] },
  { key: 'cases', settings: Object.values(caseSettings) },
  { key: 'approvals', settings: [approvalClock] },
  { key: 'facts', settings: [factAgeing] },
  { key: 'privacy', settings: [revealLimits] },
]

/** Finds a setting by its key. */
export function findListed(key: string): Setting | undefined {
  return settingGroups.flatMap(({ settings }) => settings).find((setting) => setting.key === key)
}
