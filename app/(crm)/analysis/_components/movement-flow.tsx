import { useTranslations } from 'next-intl'
import { FlowChart } from '#components/chart/flow'
import { Link } from '#components/ui/link'
import type { MovementCell } from '#lib/analysis/classification/movement'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { FlowWidth } from '#lib/analysis/movement/flows'
import { largestFlows, widthOf } from '#lib/analysis/movement/flows'
import { nowhere } from '#lib/analysis/movement/movers'
import type { MovementView } from '#lib/analysis/movement/service'
import { useAmounts } from './amounts.ts'
import { useGroupName } from './group-name.ts'
import { moversHref, toneOf } from './scheme-page.ts'

interface Props {
  run: Pick<RunResource, 'id' | 'scheme' | 'currency'>
  movement: MovementView
  width: FlowWidth
}

const mostSaid = 3
const mostListed = 8

/** The largest flows between classes, in a sentence; nothing where nobody changed. */
export function LargestFlows({ run, movement, width }: Props) {
  const t = useTranslations('analysis.movement')
  const { nameOf, sizeOf, hrefOf } = useFlowTexts(run, movement, width)
  const flows = largestFlows(movement.cells, { width, most: mostSaid, withNowhere: false })
  if (flows.length === 0) return null
  return (
    <>
      {' '}
      {t(width === 'value' ? 'largestByValue' : 'largest')}
      {flows.map((flow, place) => (
        <span key={`${flow.from} ${flow.to}`}>
          {place > 0 && t('listComma')}
          <Link href={hrefOf(flow)} className="link">
            {t('flow', { ...nameOf(flow), size: sizeOf(flow) })}
          </Link>
        </span>
      ))}
      {t('stop')}
    </>
  )
}

/** Who went where, as bands; on a phone the largest of them as a list. */
export function MovementFlow({ run, movement, width }: Props) {
  const t = useTranslations('analysis.movement')
  const { placeName, nameOf, sizeOf, fullOf, hrefOf } = useFlowTexts(run, movement, width)
  const { cells, groups } = movement
  const keys: (string | null)[] = [...groups.map(({ key }) => key), null]
  const side = (at: 'from' | 'to') =>
    keys.map((key) => {
      const of = cells.filter((cell) => cell[at] === key)
      return {
        key: key ?? nowhere,
        label: placeName(key, at),
        text: sizeOf(sumOf(of)),
        tone: key === null ? ('rest' as const) : toneOf(run.scheme, key),
        href: moversHref(run.id, { [at]: key, against: movement.against.id, standing: movement.standing }),
      }
    })
  const list = largestFlows(cells, { width, most: mostListed, withNowhere: true })
  return (
    <>
      <div className="max-md:hidden">
        <FlowChart
          label={t('caption')}
          left={side('from')}
          right={side('to')}
          flows={cells.map((cell) => ({
            from: cell.from ?? nowhere,
            to: cell.to ?? nowhere,
            weight: widthOf(cell, width),
            label: fullOf(cell),
            href: hrefOf(cell),
          }))}
        />
      </div>
      <ol className="flex flex-col md:hidden">
        {list.map((flow) => (
          <li key={`${flow.from} ${flow.to}`} className="border-b border-line last:border-0">
            <Link href={hrefOf(flow)} className="link block py-2">
              {t('flow', { ...nameOf(flow), size: sizeOf(flow) })}
            </Link>
          </li>
        ))}
      </ol>
    </>
  )
}

function sumOf(cells: readonly MovementCell[]): MovementCell {
  const sum = (of: 'customers' | 'value') => cells.reduce((all, cell) => all + cell[of], 0)
  return { from: null, to: null, customers: sum('customers'), value: sum('value') }
}

function useFlowTexts(run: Props['run'], movement: MovementView, width: FlowWidth) {
  const t = useTranslations('analysis.movement')
  const groupName = useGroupName()
  const amounts = useAmounts(run.currency)
  const placeName = (key: string | null, at: 'from' | 'to') =>
    key === null ? t(at === 'from' ? 'enteredRow' : 'leftColumn') : groupName(run.scheme, key)
  const nameOf = ({ from, to }: MovementCell) => ({ from: placeName(from, 'from'), to: placeName(to, 'to') })
  const sizeOf = ({ customers, value }: MovementCell) => (width === 'value' ? amounts.money(value) : amounts.customers(customers))
  const fullOf = (cell: MovementCell) =>
    t('cell', {
      ...nameOf(cell),
      customers: amounts.customers(cell.customers),
      value: movement.isMoney ? t('cellValue', { value: amounts.money(cell.value) }) : '',
    })
  const hrefOf = ({ from, to }: MovementCell) =>
    moversHref(run.id, { from, to, against: movement.against.id, standing: movement.standing })
  return { placeName, nameOf, sizeOf, fullOf, hrefOf }
}
