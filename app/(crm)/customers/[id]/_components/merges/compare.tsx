import { ArrowLeftRight } from 'lucide'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { formatMoney } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { countAlong } from '#lib/records/customers/merges/along'
import type { PayingCustomer } from '#lib/records/customers/payer/service'
import { payingCustomerOf } from '#lib/records/customers/payer/service'
import type { MergeableField } from '#lib/records/customers/schema'
import { mergeableFields } from '#lib/records/customers/schema'
import type { CustomerView } from '#lib/records/customers/view'
import { mergeHere } from '../../merge/actions.ts'
import { useFieldLabel } from '../timeline/field-words.ts'
import { MergeForm } from './merge-form.tsx'

interface Props {
  ctx: Context
  survivor: CustomerView
  merged: CustomerView
}

/** Both side by side: which values stay, what comes along, and the button. */
export async function Compare({ ctx, survivor, merged }: Props) {
  const t = await getTranslations('card.merge')
  if (survivor.id === merged.id) return <Notice tone="watch">{t('same')}</Notice>
  const [counts, format] = await Promise.all([countAlong(ctx, merged.id), getFormatter()])
  const along = Object.entries(counts).map(([name, count]) => t(`along.${name as 'waybills'}`, { count: format.number(count) }))
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 text-pretty">
          {t.rich('into', {
            merged: () => <strong className="font-semibold">{merged.name}</strong>,
            survivor: () => <strong className="font-semibold">{survivor.name}</strong>,
          })}
        </p>
        <Link href={`/customers/${merged.id}/merge?with=${survivor.id}`} className="control">
          <Icon of={ArrowLeftRight} size={15} />
          {t('swap')}
        </Link>
      </div>
      {survivor.archivedAt !== null && <Notice tone="watch">{t('archived')}</Notice>}
      <p className="text-ink-soft">
        {along.length === 0 ? t('nothingAlong') : t('comesAlong', { list: along.join(t('comma')) })}
      </p>
      <Fields ctx={ctx} survivor={survivor} merged={merged} />
    </div>
  )
}

/** The form with the names of its fields. */
function Fields(props: Props) {
  const label = useFieldLabel()
  return <FieldsNamed {...props} labels={Object.fromEntries(mergeableFields.map((field) => [field, label(field)]))} />
}

async function FieldsNamed({ ctx, survivor, merged, labels }: Props & { labels: Readonly<Record<string, string>> }) {
  const [t, form, customers] = await Promise.all([
    getTranslations('card.merge'),
    getTranslations('form'),
    getTranslations('customers'),
  ])
  const [mine, theirs] = await Promise.all([survivor, merged].map(({ id }) => payingCustomerOf(ctx, id)))
  const shown = (customer: CustomerView, payer: PayingCustomer | null | undefined): Record<MergeableField, string> => ({
    name: customer.name,
    kind: customers(`kind.${customer.kind}`),
    lifecycle: customers(`lifecycle.${customer.lifecycle}`),
    industry: customer.industry ?? '',
    region_code: customer.regionCode ?? '',
    address: customer.address ?? '',
    phone: customer.phone ?? '',
    credit_code: customer.creditCode ?? '',
    credit_grade: customer.creditGrade ?? '',
    owner_email: customer.ownerName ?? '',
    outlet_code: customer.outletName ?? '',
    source: customer.source ?? '',
    referrer_external_id: customer.referrerExternalId ?? '',
    customer_since: customer.customerSince ?? '',
    parent_external_id: customer.parentExternalId ?? (customer.parentId === null ? '' : `#${customer.parentId}`),
    payer_id: payer?.name ?? '',
    annual_marketing_cost_minor:
      customer.annualMarketingCostMinor === null
        ? ''
        : formatMoney(customer.annualMarketingCostMinor, ctx.company.currency, ctx.locale),
    tags: customer.tags.join(' · '),
    next_touch_on: customer.nextTouchOn ?? '',
  })
  return (
    <MergeForm
      survivor={{ id: String(survivor.id), version: survivor.version, name: survivor.name }}
      merged={{ id: String(merged.id), version: merged.version, name: merged.name }}
      rows={rowsOf(shown(survivor, mine), shown(merged, theirs))}
      labels={labels}
      texts={{
        field: t('field'),
        keeps: t('keeps'),
        goes: t('goes'),
        same: t('alikeFields'),
        empty: form('empty'),
        submit: t('submit'),
        busy: t('busy'),
        away: form('away'),
        nothing: t('allAlike'),
      }}
      act={mergeHere}
    />
  )
}

/** The fields of which either has something. */
function rowsOf(mine: Record<MergeableField, string>, theirs: Record<MergeableField, string>) {
  return mergeableFields
    .map((field) => ({ field, mine: mine[field], theirs: theirs[field] }))
    .filter((row) => row.mine !== '' || row.theirs !== '')
}
