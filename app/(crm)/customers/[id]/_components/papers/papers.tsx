import { Plus } from 'lucide'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import type { PaperResource } from '#lib/records/papers/schema'
import { listPapers } from '#lib/records/papers/service'
import { offeredTerms } from '#lib/records/terms/service'
import { Nothing, Panel } from '../panel.tsx'
import { Identity } from './identity.tsx'
import { PaperLine } from './paper-line.tsx'
import { PaperSheet } from './paper-sheet.tsx'

const firstFew = 30

/** The papers of a customer, what ends first, with who answers for each; below them who the customer is on paper. */
export async function Papers({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  const asked = { customer: String(customer.id), limit: firstFew, sort: 'valid_until' as const }
  const [{ rows, nextCursor }, { rows: archived }, offers, t] = await Promise.all([
    listPapers(ctx, asked),
    listPapers(ctx, { ...asked, archived: true }),
    offeredTerms(ctx),
    getTranslations('card.papers'),
  ])
  return (
    <Panel title={t('title')} aside={<AddPaper ctx={ctx} customerId={customer.id} types={offers.paper} />}>
      <PaperList ctx={ctx} customerId={customer.id} papers={rows} more={nextCursor !== null} types={offers.paper} />
      <Archived ctx={ctx} customerId={customer.id} papers={archived} types={offers.paper} />
      <Identity ctx={ctx} customer={customer} hasPapers={rows.length > 0} />
    </Panel>
  )
}

interface ListProps {
  ctx: Context
  customerId: number
  papers: readonly PaperResource[]
  types: readonly string[]
}

function AddPaper({ ctx, customerId, types }: Omit<ListProps, 'papers'>) {
  const t = useTranslations('papers.panel')
  if (!mayEver(ctx, 'customer:update')) return null
  return (
    <PaperSheet
      ctx={ctx}
      customerId={customerId}
      paper={null}
      types={types}
      look="link inline-flex items-center gap-1"
      button={
        <>
          <Icon of={Plus} size={14} />
          {t('add')}
        </>
      }
    />
  )
}

function PaperList({ ctx, customerId, papers, types, more }: ListProps & { more: boolean }) {
  const t = useTranslations('papers.panel')
  if (papers.length === 0) return <Nothing>{t('nothing')}</Nothing>
  return (
    <>
      <ul>
        {papers.map((paper) => (
          <PaperLine key={paper.id} ctx={ctx} customerId={customerId} paper={paper} types={types} />
        ))}
      </ul>
      {more && <p className="border-t border-line px-4 py-2.5 text-sm text-ink-faint">{t('more', { count: firstFew })}</p>}
    </>
  )
}

function Archived({ ctx, customerId, papers, types }: ListProps) {
  const t = useTranslations('papers.panel')
  if (papers.length === 0) return null
  return (
    <details className="border-t border-line">
      <summary className="w-fit px-4 py-2.5 text-sm text-ink-faint hover:text-ink">
        {t('archived', { count: papers.length })}
      </summary>
      <ul>
        {papers.map((paper) => (
          <PaperLine key={paper.id} ctx={ctx} customerId={customerId} paper={paper} types={types} />
        ))}
      </ul>
    </details>
  )
}
