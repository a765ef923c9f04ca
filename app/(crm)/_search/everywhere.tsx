import { useTranslations } from 'next-intl'
import { Palette } from '#components/shell/palette'
import type { Place } from '#components/shell/places'
import type { Context } from '#lib/platform/context'
import { linesOf } from '#lib/records/customers/search-text'
import { searchEverywhere } from './actions.ts'
import { commandsOf } from './commands.ts'

/** The search everywhere with what this reader may find, go to and do. */
export function Everywhere({ ctx, places }: { ctx: Context; places: readonly Place[] }) {
  const t = useTranslations('search')
  const shell = useTranslations('shell')
  const commands = [
    ...commandsOf(ctx).map(({ key, href }) => ({ label: t(`do.${key}`), href })),
    ...places.map(({ key, href }) => ({ label: t('goTo', { place: shell(`places.${key}`) }), href })),
  ]
  return (
    <Palette
      commands={commands.map((command) => ({ ...command, search: linesOf(command.label, null).join('\n') }))}
      kinds={{ customer: t('kinds.customer'), waybill: t('kinds.waybill'), case: t('kinds.case') }}
      texts={{
        title: t('title'),
        placeholder: t('placeholder'),
        none: t('none'),
        searching: t('searching'),
        commands: t('commands'),
        away: t('away'),
      }}
      find={searchEverywhere}
    />
  )
}
