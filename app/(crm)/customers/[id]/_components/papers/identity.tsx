import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DayText } from '#components/crm/day-near'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { creditCodeProblem } from '#lib/records/customers/credit-code'
import type { CustomerView } from '#lib/records/customers/view'
import { getFacts } from '#lib/records/facts/service'
import { showFactValue } from '#lib/records/facts/view'
import { revealCustomerField } from '../../actions.ts'
import { RevealField } from '../reveal-field.tsx'
import { useRevealTexts } from '../reveal-texts.ts'

/** Facts that are papers, or say where they lie; what was noted of papers in words stands here only until they are records. */
const paperFacts = ['paper_records', 'rival_contract_ends_on']

interface Props {
  ctx: Context
  customer: CustomerView
  hasPapers: boolean
}

/** Who the customer is on paper: numbers, address, since when and from where. */
export async function Identity({ ctx, customer, hasPapers }: Props) {
  const [t, issues, { data }] = await Promise.all([
    getTranslations('card.papers'),
    getTranslations('card.papers.problems'),
    getFacts(ctx, { id: customer.id }),
  ])
  const problem = customer.creditCode === null ? null : creditCodeProblem(customer.creditCode)
  const reveal = (field: 'phone' | 'address', value: string) =>
    customer.personal && mayEver(ctx, 'customer:reveal') ? (
      <Reveal id={customer.id} field={field} label={t(field)} masked={value} />
    ) : (
      value
    )
  const lines: [string, ReactNode][] = [
    [t('code'), customer.externalId],
    [
      t('creditCode'),
      customer.creditCode !== null && (
        <>
          {customer.creditCode}
          {problem !== null && <span className="block text-sm text-watch-text">{issues(problem)}</span>}
        </>
      ),
    ],
    [t('phone'), customer.phone !== null && reveal('phone', customer.phone)],
    [t('address'), customer.address !== null && reveal('address', customer.address)],
    [t('creditGrade'), customer.creditGrade],
    [t('since'), customer.customerSince !== null && <DayText key="since" day={customer.customerSince} />],
    [t('source'), customer.source],
    ...data
      .filter(({ key }) => paperFacts.includes(key) && !(hasPapers && key === 'paper_records'))
      .map((fact): [string, ReactNode] => [
        fact.label,
        showFactValue(ctx, { key: fact.key, valueType: fact.value_type }, fact.value),
      ]),
  ]
  const known = lines.filter(([, value]) => value !== null && value !== false)
  if (known.length === 0) return null
  return (
    <dl className="flex flex-col gap-2 border-t border-line px-4 py-3">
      {known.map(([label, value]) => (
        <div key={label} className="grid grid-cols-[minmax(6rem,2fr)_3fr] gap-x-4">
          <dt className="text-ink-faint">{label}</dt>
          <dd className="min-w-0 text-pretty">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Reveal({ id, field, label, masked }: { id: number; field: 'phone' | 'address'; label: string; masked: string }) {
  return (
    <RevealField
      id={String(id)}
      field={field}
      label={label}
      masked={masked}
      texts={useRevealTexts()}
      dials={field === 'phone'}
      reveal={revealCustomerField}
    />
  )
}
