import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { CALL_CASE_TYPES, CALL_OUTCOMES, CALLER_KINDS } from '#lib/records/calls/schema'
import { possibleOutcomes } from '#lib/records/calls/service'
import type { Caller } from '#lib/records/cases/pop/service'
import type { CaseWords } from '../../cases/_components/words.ts'
import { findCustomersForCase } from '../../cases/new/actions.ts'
import { useTouchDays } from '../../customers/[id]/_components/log/touch-days.ts'
import { Panel } from '../../customers/[id]/_components/panel.tsx'
import { takeBackOneLead } from '../../prospects/actions.ts'
import { recordOneCall } from '../actions.ts'
import { CallForm } from './call-form.tsx'
import type { CallerChoice } from './call-values.ts'
import { plainCallWords } from './call-words.ts'

/** What the call is, for whoever may make anything of it. */
export function CallPanel({ ctx, phone, caller, words }: { ctx: Context; phone: string; caller: Caller; words: CaseWords }) {
  const t = useTranslations('cases.pop.call')
  const intake = useTranslations('cases.intake')
  const kinds = useTranslations('customers.kind')
  const form = useTranslations('form')
  const line = useTranslations('prospects.line')
  const texts = useFormTexts(t('submit'))
  const days = useTouchDays(ctx)
  const possible = possibleOutcomes(ctx)
  if (possible.known.length + possible.unknown.length === 0) return null
  const said = Object.fromEntries(plainCallWords.map((key) => [key, t(key)])) as Record<(typeof plainCallWords)[number], string>
  return (
    <Panel title={t('title')}>
      <div className="form-inline px-4 pb-4">
        <CallForm
          phone={phone}
          callers={callersOf(caller)}
          possible={possible}
          words={{
            ...said,
            kind: kinds('label'),
            type: words.t('type.label'),
            term: intake('term'),
            chooseTerm: intake('chooseTerm'),
            waybill: intake('waybill'),
          }}
          outcomes={CALL_OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`), hint: t(`hints.${value}`) }))}
          kinds={CALLER_KINDS.map((value) => ({ value, label: kinds(value) }))}
          types={CALL_CASE_TYPES.map((value) => ({ value, label: words.type(value) }))}
          groups={words.groups()}
          days={days}
          keepsCallers={mayEver(ctx, 'contact:create')}
          texts={{ ...texts, typeToFind: form('typeToFind'), none: form('none') }}
          madeTexts={{
            undo: line('undo'),
            undone: line('undone'),
            away: texts.away,
            elsewhere: line('elsewhere'),
            claim: line('claim'),
          }}
          record={recordOneCall}
          takeBack={takeBackOneLead}
          findCustomer={findCustomersForCase}
        />
      </div>
    </Panel>
  )
}

/** Contacts who have the number, each with their customer; then customers of whom none of them is. */
function callersOf({ contacts, customers }: Caller): CallerChoice[] {
  return [
    ...contacts.map(({ id, name, customer_id: customerId, customer_name: of }) => ({
      value: `${customerId}-${id}`,
      label: `${name} · ${of}`,
      customerId,
      contactId: id,
    })),
    ...customers
      .filter(({ id }) => contacts.every((contact) => contact.customer_id !== String(id)))
      .map(({ id, name }) => ({ value: String(id), label: name, customerId: String(id), contactId: null })),
  ]
}
