import { useFormatter, useTranslations } from 'next-intl'
import { Matrix } from '#components/chart/matrix'
import { isOrdered, sumMovement } from '#lib/analysis/classification/class-group'
import type { MovementView } from '#lib/analysis/movement/service'
import { useAmounts } from './amounts.ts'
import { useGroupName } from './group-name.ts'
import { moversHref } from './scheme-page.ts'

interface Props {
  scheme: string
  currency: string
  movement: MovementView | null
}

/** How many moved since the run before, in one sentence. */
export function MovementSentence({ scheme, currency, movement }: Props) {
  const t = useTranslations('analysis.movement')
  const amounts = useAmounts(currency)
  const format = useFormatter()
  if (movement === null) return t('none')
  const { cells, groups, isMoney, against } = movement
  const { risen, fallen, changed, entered, left } = sumMovement(cells, groups, isOrdered(scheme))
  const day = format.dateTime(new Date(`${against.asOf}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  const common = { day, entered: entered.customers, left: left.customers }
  if (changed.customers + entered.customers + left.customers === 0) return t('unchanged', { day })
  if (!isOrdered(scheme)) return t('changed', { ...common, changed: changed.customers })
  if (!isMoney) return t('ordered', { ...common, risen: risen.customers, fallen: fallen.customers })
  return t('worth', {
    ...common,
    risen: risen.customers,
    fallen: fallen.customers,
    risenValue: amounts.money(risen.value),
    fallenValue: amounts.money(fallen.value),
  })
}

interface MatrixProps {
  movement: MovementView
  runId: string
  /** The earlier run, where one was chosen. */
  against: string | undefined
}

/** From which class to which, each cell with the customers behind it. */
export function MovementMatrix({ scheme, currency, movement, runId, against }: Props & MatrixProps) {
  const t = useTranslations('analysis.movement')
  const nameOf = useGroupName()
  const amounts = useAmounts(currency)
  const { cells, isMoney } = movement
  const used = movement.groups.filter(({ key }) => cells.some((cell) => cell.from === key || cell.to === key))
  const keys = used.map(({ key }) => key)
  const rows: (string | null)[] = cells.some(({ from }) => from === null) ? [...keys, null] : keys
  const columns: (string | null)[] = cells.some(({ to }) => to === null) ? [...keys, null] : keys
  const most = Math.max(1, ...cells.filter(({ from, to }) => from !== to).map(({ customers }) => customers))
  const name = (key: string | null, whenNull: string) => (key === null ? whenNull : nameOf(scheme, key))
  return (
    <Matrix
      caption={t('caption')}
      corner={t('corner')}
      columns={columns.map((key) => ({ key: key ?? '', label: name(key, t('leftColumn')) }))}
      rows={rows.map((from) => ({
        key: from ?? '',
        label: name(from, t('enteredRow')),
        cells: columns.map((to) => {
          const cell = cells.find((each) => each.from === from && each.to === to)
          if (cell === undefined) return null
          const value = isMoney ? t('cellValue', { value: amounts.money(cell.value) }) : ''
          return {
            weight: Math.sqrt(cell.customers / most),
            text: amounts.count(cell.customers),
            label: t('cell', {
              from: name(from, t('enteredRow')),
              to: name(to, t('leftColumn')),
              customers: amounts.customers(cell.customers),
              value,
            }),
            href: moversHref(runId, { from, to, against }),
            still: from === to,
          }
        }),
      }))}
    />
  )
}
