import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Matrix } from '#components/chart/matrix'
import { Link } from '#components/ui/link'
import { isOrdered, sumMovement } from '#lib/analysis/classification/class-group'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { MovementView } from '#lib/analysis/movement/service'
import { useAmounts } from './amounts.ts'
import { useGroupName } from './group-name.ts'
import type { MoversOf } from './scheme-page.ts'
import { moversHref } from './scheme-page.ts'

interface Props {
  run: Pick<RunResource, 'id' | 'scheme' | 'currency' | 'parameters'>
  movement: MovementView | null
}

/** How many moved since the run that it is compared with, in one sentence, and how many of them by hand; each number leads to those customers. */
export function MovementSentence(props: Props) {
  const t = useTranslations('analysis.movement')
  const byHand = props.movement?.byHand ?? 0
  return (
    <>
      <MovedSentence {...props} /> {byHand > 0 && t('byHand', { count: byHand })}
    </>
  )
}

function MovedSentence({ run: { id, scheme, currency, parameters }, movement }: Props) {
  const t = useTranslations('analysis.movement')
  const measures = useTranslations('analysis.measures')
  const amounts = useAmounts(currency)
  const format = useFormatter()
  if (movement === null) return t('none')
  const { cells, groups, isMoney, standing, incomparable } = movement
  const against = movement.against.id
  const { risen, fallen, changed, entered, left } = sumMovement(cells, groups, isOrdered(scheme))
  const day = format.dateTime(new Date(`${movement.against.asOf}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  if (incomparable === 'parameters') return t('otherParameters', { day })
  if (incomparable === 'time_before') return t('notComparable', { day })
  const to = (of: MoversOf, count: number) => (text: ReactNode) =>
    count === 0 ? (
      text
    ) : (
      <Link href={moversHref(id, { ...of, against, standing })} className="link">
        {text}
      </Link>
    )
  const common = {
    ...{ day, entered: entered.customers, left: left.customers },
    came: to({ from: null }, entered.customers),
    gone: to({ to: null }, left.customers),
  }
  if (changed.customers + entered.customers + left.customers === 0) return t('unchanged', { day })
  if (!isOrdered(scheme)) return t.rich('changed', { ...common, changed: changed.customers })
  const moved = {
    ...common,
    ...{ risen: risen.customers, fallen: fallen.customers },
    up: to({ way: 'up' }, risen.customers),
    down: to({ way: 'down' }, fallen.customers),
  }
  if (!isMoney) return t.rich('ordered', moved)
  return t.rich('worth', {
    ...moved,
    measure: measures(`${parameters['measure'] ?? 'revenue'}` as 'revenue'),
    risenValue: amounts.money(risen.value),
    fallenValue: amounts.money(fallen.value),
  })
}

interface MatrixProps extends Props {
  movement: MovementView
}

/** From which class to which, each cell with the customers behind it. */
export function MovementMatrix({ run: { id: runId, scheme, currency }, movement }: MatrixProps) {
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
            href: moversHref(runId, { from, to, against: movement.against.id, standing: movement.standing }),
            still: from === to,
          }
        }),
      }))}
    />
  )
}
