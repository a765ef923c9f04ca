import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { FormValues } from '#components/form/form-values'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { metGatesOf } from '#lib/records/customers/gates'
import { showCustomer } from '#lib/records/customers/resource'
import type { CustomerView } from '#lib/records/customers/view'
import { creditGrades, customerKinds, lifecycles } from '#lib/records/customers/view'
import type { Offers } from '#lib/records/terms/service'
import { findCustomers } from '../[id]/work-actions.ts'
import {
  changeCustomer,
  checkForDuplicate,
  createNewCustomer,
  findColleagues,
  findPlaces,
  findProvincesAndCities,
  findSimilar,
} from '../edit-actions.ts'
import { CustomerForm } from './customer-form.tsx'
import type { CustomerField } from './customer-values.ts'
import { customerFields, customerValues, payerNameField, referrerNameField, regionNameField } from './customer-values.ts'
import { regionText } from './region-choices.ts'

interface Props {
  ctx: Context
  /** Null for a new one. */
  customer: CustomerView | null
  /** The name of who settles for it; empty when it pays itself. */
  payerName?: string
  /** The name of who brought it; empty when nobody did. */
  referrerName?: string
  /** What a new one begins with. */
  given?: FormValues
  /** The company's own words. */
  offers: Offers
}

/** Somebody who is entered has shipped nothing yet. */
const nobody = { lastShippingOn: null, meetsRegular: false, meetsLoyal: false }

/** The form of a customer with its texts. */
export function CustomerFormPage({ ctx, customer, payerName = '', referrerName = '', given = {}, offers }: Props) {
  const t = useTranslations('customers')
  const form = useTranslations('form')
  const regions = { provinces: useTranslations('provinces'), cities: useTranslations('cities') }
  const seesCost = mayEver(ctx, 'analysis:read')
  const common = useFormTexts(customer === null ? t('form.create') : undefined)
  const empty: FormValues = {
    ...Object.fromEntries(customerFields.map((field) => [field, ''])),
    kind: 'business',
    lifecycle: 'potential',
    ...given,
  }
  const met = metGatesOf(customer ?? nobody)
  const back = customer === null ? '/customers' : `/customers/${customer.id}`
  return (
    <div className="mx-auto w-full max-w-3xl px-4 pt-4 pb-10 md:px-6 md:pt-5">
      <h1 className="pb-4 text-xl font-semibold">
        {customer === null ? t('form.new') : t('form.edit', { name: customer.name })}
      </h1>
      <CustomerForm
        draft={customer === null ? 'customer-new' : `customer-${customer.id}`}
        customer={
          customer && {
            id: String(customer.id),
            version: customer.version,
            ownerName: customer.ownerName ?? '',
            outletName: customer.outletName ?? '',
          }
        }
        initial={{
          ...(customer === null ? empty : customerValues(showCustomer(customer, ctx.company.currency), { cost: seesCost })),
          [payerNameField]: payerName,
          [referrerNameField]: referrerName,
          [regionNameField]: regionText(customer?.regionCode ?? '', regions),
        }}
        labels={
          Object.fromEntries(customerFields.map((field) => [field, t(`form.fields.${field}`)])) as Record<CustomerField, string>
        }
        hints={{
          tags: t('form.hints.tags'),
          payer_id: t('form.hints.payer_id'),
          referrer_id: t('form.hints.referrer_id'),
          lifecycle: t('gate.hint'),
          annual_marketing_cost: t('form.hints.annual_marketing_cost', { currency: ctx.company.currency }),
          credit_code: t('form.hints.credit_code'),
          region_code: t('form.hints.region_code'),
          ...(customer?.personal === true ? { phone: t('form.hints.masked'), address: t('form.hints.masked') } : {}),
        }}
        choices={{
          kind: customerKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          lifecycle: lifecycles.map((value) => ({
            value,
            label: met[value] === false ? t('gate.choice', { stage: t(`lifecycle.${value}`) }) : t(`lifecycle.${value}`),
          })),
          credit_grade: creditGrades.map((value) => ({ value, label: value })),
        }}
        offers={{ industry: offers.industry, source: offers.source, tag: offers.tag }}
        texts={{ ...common, unset: form('unset'), typeToFind: form('typeToFind'), none: form('none') }}
        codeTexts={{
          credit_code_length: t('form.code.length', { count: '#' }),
          credit_code_character: t('form.code.character'),
          credit_code_check: t('form.code.check'),
        }}
        duplicates={
          customer === null && mayEver(ctx, 'duplicate:check')
            ? {
                texts: {
                  similar: t('form.similar'),
                  same: t('form.same'),
                  nobody: t('unowned'),
                  claim: t('form.claim'),
                  reason: t('form.sameReason'),
                  reasonHint: t('form.sameReasonHint'),
                  by: { name: t('form.sameBy.name'), phone: t('form.sameBy.phone'), credit_code: t('form.sameBy.credit_code') },
                },
                similar: findSimilar,
                check: checkForDuplicate,
              }
            : null
        }
        aside={
          <Link href={back} className="link">
            {form('cancel')}
          </Link>
        }
        save={customer === null ? createNewCustomer : changeCustomer}
        findOwner={mayEver(ctx, 'user:read') ? findColleagues : null}
        findOutlet={mayEver(ctx, 'outlet:read') ? findPlaces : null}
        findCustomer={findCustomers}
        findRegion={findProvincesAndCities}
        seesCost={seesCost}
      />
    </div>
  )
}
