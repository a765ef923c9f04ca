import type { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { touchWindows } from '#lib/records/customers/due-window'
import { customerKinds, lifecycles } from '#lib/records/customers/view'
import { relationshipStages } from '#lib/records/relationship/stage'
import type { FilterName } from './list-query.ts'

interface Choice {
  name: FilterName
  label: string
  options: { value: string; label: string }[]
  /** Whether there are many more values, which are searched. */
  many: boolean
}

/** Says whether somebody sees more than the own customers. */
export function seesOthers(ctx: Context): boolean {
  const scope = ctx.actor.permissions['customer:read']
  return scope?.kind === 'all' || (scope !== undefined && (scope.outletIds.length > 0 || scope.ownerIds.length > 1))
}

/** Answers the filters that have a menu, in the order of use. Whoever sees only the own customers needs no owner and no outlet to choose. */
export function filterChoices(ctx: Context, t: ReturnType<typeof useTranslations<'customers'>>): Choice[] {
  const scope = ctx.actor.permissions['customer:read']
  const seesOutlets = scope?.kind === 'all' || (scope !== undefined && scope.outletIds.length > 1)
  const letters = ['A', 'B', 'C'].map((value) => ({ value, label: value }))
  const sleeps = (['awake', 'sleeping', 'drowsy', 'half_asleep', 'asleep', 'none'] as const).map((value) => ({
    value,
    label: t(`dormancy.${value}`),
  }))
  const choices: (Choice & { shown: boolean })[] = [
    {
      name: 'abc',
      label: t('abc.label'),
      options: [...letters, { value: 'none', label: t('abc.noneShort') }],
      many: false,
      shown: true,
    },
    { name: 'dormancy', label: t('dormancy.label'), options: sleeps, many: false, shown: true },
    {
      name: 'next_touch',
      label: t('nextTouch.label'),
      options: touchWindows.map((value) => ({ value, label: t(`nextTouch.${value}`) })),
      many: false,
      shown: true,
    },
    {
      name: 'lifecycle',
      label: t('lifecycle.label'),
      options: lifecycles.map((value) => ({ value, label: t(`lifecycle.${value}`) })),
      many: false,
      shown: true,
    },
    {
      name: 'stage',
      label: t('stage.label'),
      options: relationshipStages.map((value) => ({ value, label: t(`stage.${value}`) })),
      many: false,
      shown: true,
    },
    {
      name: 'kind',
      label: t('kind.label'),
      options: customerKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
      many: false,
      shown: true,
    },
    {
      name: 'owner',
      label: t('owner.label'),
      options: [
        { value: 'me', label: t('owner.me') },
        { value: 'none', label: t('owner.none') },
      ],
      many: mayEver(ctx, 'user:read'),
      shown: seesOthers(ctx),
    },
    { name: 'outlet', label: t('outlet.label'), options: [], many: true, shown: seesOutlets && mayEver(ctx, 'outlet:read') },
  ]
  return choices.filter((choice) => choice.shown)
}
