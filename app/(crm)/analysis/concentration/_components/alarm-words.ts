import { useTranslations } from 'next-intl'
import type { DefinitionText } from '#components/chart/definition'
import type { ShownAlarm } from '#lib/analysis/concentration-alarms/service'
import type { Context } from '#lib/platform/context'
import { seesPart } from '../../../_whose/whose.ts'
import { figurePaths } from '../../_components/figure-paths.ts'

export const alarmsPath = `${figurePaths.concentration}/alarms`

/** When a customer is an alarm, as docs/formulas.md has it. */
export function useAlarmsDefinition(): DefinitionText {
  const t = useTranslations('concentration.alarmsDefinition')
  return { key: 'concentration-alarms', title: t('title'), lines: t('text').split('\n'), source: t('source') }
}

/** In which order they stand: those of the company first, for whoever sees any. */
export function useAlarmsOrder(ctx: Context, outlet: string | undefined): string {
  const t = useTranslations('concentration.alarms')
  return t(seesPart(ctx) || outlet !== undefined ? 'orderShare' : 'orderCompany')
}

/** The place of an alarm; null stands for the company. */
export function usePlaceName() {
  const t = useTranslations('concentration')
  return ({ outletName }: Pick<ShownAlarm, 'outletName'>) => outletName ?? t('company')
}

/** The places above it of which the same holds, in one line; null without any. */
export function useAboveText() {
  const t = useTranslations('concentration')
  return ({ above }: Pick<ShownAlarm, 'above'>) =>
    above.length === 0
      ? null
      : t('alarms.also', { places: above.map(({ name }) => name ?? t('company')).join(t('alarms.listSep')) })
}
