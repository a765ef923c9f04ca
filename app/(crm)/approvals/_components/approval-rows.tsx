import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { ApprovalView } from '#lib/records/approvals/view'
import { CaseBeside } from './case-beside.tsx'
import { Decide } from './decide.tsx'
import { useDecideTexts } from './decide-texts.ts'
import { Facts } from './facts.tsx'
import { StateLine } from './state-line.tsx'

interface Props {
  ctx: Context
  rows: readonly ApprovalView[]
  /** Margin by customer, where it is known. */
  margins: ReadonlyMap<number, number>
  /** Whether they are decided in the row. */
  decidable: boolean
}

/** Requests with everything that is needed to decide them where they stand. */
export function ApprovalRows({ ctx, rows, margins, decidable }: Props) {
  const t = useTranslations('approvals')
  const format = useFormatter()
  const texts = useDecideTexts()
  const { timeZone } = ctx.company
  const at = (instant: Date) => format.dateTime(instant, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <ul aria-label={t('list.caption')} className="flex flex-col gap-3 px-4 md:px-6">
      {rows.map((row) => (
        <li key={row.id} className="approval">
          <div data-row={row.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
            <Link href={`/approvals/${row.id}`} data-row-link="" className="font-semibold hover:underline">
              {t(`kinds.${row.kind}` as 'kinds.transfer')}
            </Link>
            <StateLine row={row} timeZone={timeZone} />
          </div>
          <Facts ctx={ctx} row={row} margin={row.rootId === null ? undefined : margins.get(row.rootId)} />
          {row.subjectType === 'case' && row.href !== null && <CaseBeside ctx={ctx} caseId={Number(row.subjectId)} />}
          <p className="text-pretty">{t('list.reason', { text: row.reason })}</p>
          <div className="flex flex-wrap items-end justify-between gap-3">
            <p className="text-sm text-ink-faint">{t('list.asked', { name: row.requesterName, at: at(row.askedAt) })}</p>
            {decidable && <Decide id={row.id} version={row.version} texts={texts} />}
          </div>
        </li>
      ))}
    </ul>
  )
}
