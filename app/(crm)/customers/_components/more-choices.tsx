import type { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { provinces, wholeProvince } from '#components/crm/provinces'
import { FilterForm } from '#components/table/filter-form'
import type { ListParams } from '#components/table/list-url'
import type { MoreFilter } from '#components/table/more-choices'
import { RFM_SEGMENTS } from '#lib/analysis/schemes/rfm-segments'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { gateStates } from '#lib/records/customers/gates'
import { creditGrades } from '#lib/records/customers/view'
import type { FactField } from '#lib/records/facts/view'
import { offeredTerms } from '#lib/records/terms/service'
import type { FilterField } from './fact-changes.ts'
import type { FactFilterTexts } from './fact-filter.tsx'
import { FactFilter } from './fact-filter.tsx'
import { listPath, loyalties } from './list-query.ts'

const asOption = (value: string) => ({ value, label: value })

/** Answers the filters that are wanted more seldom, in the order of use: the company's own words as its lists have them, and what was archived for whoever may bring it back. */
export async function moreChoices(ctx: Context, params: ListParams, fields: readonly FactField[]): Promise<MoreFilter[]> {
  const [t, factTexts, segments, regions, offers] = await Promise.all([
    getTranslations('customers'),
    factFilterTexts(),
    getTranslations('analysis.segments'),
    getTranslations('provinces'),
    offeredTerms(ctx),
  ])
  const filters: (MoreFilter & { shown?: boolean })[] = [
    { name: 'tag', label: t('tag.label'), options: offers.tag.map(asOption), shown: offers.tag.length > 0 },
    { name: 'industry', label: t('industry.label'), options: offers.industry.map(asOption), shown: offers.industry.length > 0 },
    {
      name: 'region_code',
      label: t('region.label'),
      options: provinces.map((code) => ({ value: wholeProvince(code), label: regions(code) })),
    },
    { name: 'credit_grade', label: t('credit.label'), options: creditGrades.map(asOption) },
    {
      name: 'gate',
      label: t('gate.label'),
      options: gateStates.map((value) => ({ value, label: t(`gate.${value}`) })),
    },
    {
      name: 'churned',
      label: t('churned.label'),
      options: (['true', 'false'] as const).map((value) => ({ value, label: t(`churned.${value}`) })),
    },
    {
      name: 'loyalty',
      label: t('loyalty.label'),
      options: loyalties.map((value) => ({ value, label: t(`loyalty.${value}`) })),
    },
    {
      name: 'rfm',
      label: t('rfm.label'),
      options: [...RFM_SEGMENTS.map((value) => ({ value, label: segments(value) })), { value: 'none', label: t('rfm.none') }],
      children: <RfmClass params={params} label={t('rfm.class')} hint={t('rfm.classHint')} />,
    },
    {
      name: 'created_from',
      label: t('columns.createdAt'),
      children: <CreatedDays params={params} from={t('createdFrom.label')} to={t('createdTo.label')} />,
    },
    {
      name: 'fact',
      label: t('facts.filter'),
      shown: fields.length > 0,
      children: (
        <FactFilter path={listPath} params={params} texts={factTexts} fields={fields.map((field) => filterField(field, t))} />
      ),
    },
    {
      name: 'archived',
      label: t('archived.label'),
      options: [{ value: 'true', label: t('archived.true') }],
      shown: mayEver(ctx, 'customer:archive'),
    },
  ]
  return filters.filter(({ shown }) => shown !== false)
}

function filterField(
  { key, label, origin, value_type: type, options }: FactField,
  t: ReturnType<typeof useTranslations<'customers'>>,
): FilterField {
  return { key, label, type, options, group: t(origin === 'custom' ? 'facts.custom' : 'facts.builtIn') }
}

async function factFilterTexts(): Promise<FactFilterTexts> {
  const [t, table, facts] = await Promise.all([
    getTranslations('customers.facts'),
    getTranslations('table'),
    getTranslations('facts'),
  ])
  return {
    item: t('item'),
    choose: t('choose'),
    condition: t('condition'),
    asks: { value: t('byValue'), known: t('known'), unknown: t('unknown') },
    exactly: t('exactly'),
    entry: t('entry'),
    from: table('days.from'),
    to: table('days.through'),
    yes: facts('yes'),
    no: facts('no'),
    apply: table('apply'),
  }
}

/** One class of RFM by its three scores. */
function RfmClass({ params, label, hint }: { params: ListParams; label: string; hint: string }) {
  const { rfm } = params
  return (
    <FilterForm path={listPath} params={params} names={['rfm']}>
      <label className="flex items-center gap-2">
        <span className="flex-none text-ink-faint">{label}</span>
        <input
          name="rfm"
          inputMode="numeric"
          pattern="[1-9]{3}"
          maxLength={3}
          required
          title={hint}
          placeholder={hint}
          autoComplete="off"
          defaultValue={rfm !== undefined && /^\d/.test(rfm) ? rfm : undefined}
          className="field h-9 min-w-0 flex-1"
        />
      </label>
    </FilterForm>
  )
}

function CreatedDays({ params, from, to }: { params: ListParams; from: string; to: string }) {
  const fields = [
    { name: 'created_from', label: from },
    { name: 'created_to', label: to },
  ]
  return (
    <FilterForm path={listPath} params={params} names={fields.map(({ name }) => name)}>
      {fields.map(({ name, label }) => (
        <label key={name} className="flex items-center gap-2">
          <span className="w-24 flex-none text-ink-faint">{label}</span>
          <input type="date" name={name} defaultValue={params[name]} className="field h-9" />
        </label>
      ))}
    </FilterForm>
  )
}
