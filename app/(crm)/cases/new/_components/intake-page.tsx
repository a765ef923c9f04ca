import { useTranslations } from 'next-intl'
import { provinces } from '#components/crm/provinces'
import { useFormTexts } from '#components/form/form-texts'
import { BackLink } from '#components/ui/back-link'
import { CASE_ALARMS, CASE_TYPES } from '#lib/records/cases/case'
import { WAYBILL_STATUSES } from '#lib/records/waybills/status'
import type { CaseWords } from '../../_components/words.ts'
import { findComplaintsForCase, findCustomersForCase, findWaybillForCase, recordNewCase } from '../actions.ts'
import type { Given } from './given.ts'
import { IntakeForm } from './intake-form.tsx'
import type { PlainWord } from './intake-words.ts'
import { plainWords } from './intake-words.ts'

/** The form with its texts. */
export function IntakePage({ words, given }: { words: CaseWords; given: Given }) {
  const { t } = words
  const form = useTranslations('form')
  const statuses = useTranslations('waybills.status')
  const provinceName = useTranslations('provinces')
  const said = Object.fromEntries(plainWords.map((key) => [key, t(`intake.${key}`)])) as Record<PlainWord, string>
  return (
    <div className="mx-auto w-full max-w-3xl px-4 pt-4 pb-10 md:px-6">
      <BackLink href="/cases" label={t('intake.back')} />
      <h1 className="pt-1 pb-4 text-xl font-semibold">{t('intake.title')}</h1>
      <IntakeForm
        given={given}
        texts={{ ...useFormTexts(t('intake.submit')), typeToFind: form('typeToFind'), none: form('none') }}
        words={{
          ...said,
          suggested: t('intake.suggested', { what: '#' }),
          type: t('type.label'),
          alarm: t('alarm.label'),
        }}
        types={CASE_TYPES.map((value) => ({ value, label: words.type(value) }))}
        channels={words.channels().filter(({ value }) => value !== 'api')}
        alarms={[{ value: '', label: t('alarm.none') }, ...CASE_ALARMS.map((value) => ({ value, label: t(`alarm.${value}`) }))]}
        provinces={provinces.map((value) => ({ value, label: provinceName(value) }))}
        groups={words.groups()}
        statuses={Object.fromEntries(WAYBILL_STATUSES.map((status) => [status, statuses(status)]))}
        record={recordNewCase}
        findWaybill={findWaybillForCase}
        findCustomer={findCustomersForCase}
        findComplaints={findComplaintsForCase}
      />
    </div>
  )
}
