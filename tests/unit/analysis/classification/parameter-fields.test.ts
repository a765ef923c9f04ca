import { describe, expect, it } from 'vitest'
import { MEASURE_PARAMETERS, parameterFields, parametersOf, typedParameters } from '#lib/analysis/classification/parameter-fields'
import { getScheme, SCHEME_IDS } from '#lib/analysis/classification/registry'
import { findText } from '#lib/platform/i18n/messages'

const aboveNoneToAll = { low: 0, high: 1, isLowAllowed: false, isHighAllowed: true, whole: false, count: null }

describe('the form of a scheme’s parameters', () => {
  it('has a field for each, with its default, from the schema', () => {
    expect(parameterFields('abc')).toEqual([
      { path: 'measure', kind: 'choice', options: ['revenue', 'margin', 'pieces'], initial: 'revenue', bounds: null },
      { path: 'a_share', kind: 'number', options: [], initial: '80', bounds: aboveNoneToAll },
      { path: 'b_share', kind: 'number', options: [], initial: '95', bounds: aboveNoneToAll },
    ])
    expect(parameterFields('abc_weighted').map(({ path, kind }) => [path, kind])).toEqual([
      ['weights.revenue', 'number'],
      ['weights.cost', 'number'],
      ['weights.years', 'number'],
      ['cost_raises', 'switch'],
      ['a_share', 'number'],
      ['b_share', 'number'],
    ])
    expect(parameterFields('abc_joint').filter(({ path }) => path.startsWith('cells.'))).toHaveLength(9)
    expect(parameterFields('abc_joint')).toContainEqual({
      path: 'cells.AC',
      kind: 'choice',
      options: ['A', 'B', 'C'],
      initial: 'B',
      bounds: null,
    })
    expect(parameterFields('loyalty').find(({ path }) => path === 'repeat_high')).toMatchObject({
      kind: 'words',
      options: ['median'],
    })
    expect(parameterFields('relationship_count').find(({ path }) => path === 'count_cuts')).toMatchObject({
      kind: 'numbers',
      initial: '20, 200',
    })
  })

  it.each(SCHEME_IDS)('of %s, left as it is or empty, means the defaults', (scheme) => {
    const { parameters } = getScheme(scheme)
    const initial = Object.fromEntries(parameterFields(scheme).map((field) => [field.path, field.initial]))
    expect(parameters.parse(parametersOf(scheme, initial))).toEqual(parameters.parse({}))
    expect(parametersOf(scheme, {})).toEqual({})
  })

  it.each(SCHEME_IDS)('of %s has a name for every field and every choice', (scheme) => {
    for (const { path, kind, options } of parameterFields(scheme)) {
      expect(findText('zh-CN', `analysis.parameters.names.${path.replaceAll('.', '_')}`), path).not.toBeNull()
      const list = MEASURE_PARAMETERS.has(path) ? 'measures' : 'parameters.values'
      if (kind !== 'switch' && kind !== 'comparison')
        for (const option of options) expect(findText('zh-CN', `analysis.${list}.${option}`), option).not.toBeNull()
    }
  })

  it('says parameters as they are typed, and keeps what it has no field for', () => {
    expect(typedParameters('golden_list', { long_term_years: 5, part_loss_from: 5 })).toMatchObject({
      ...{ long_term_years: '5', part_loss_from: '5', min_shipments: '12' },
    })
    const over = { count_cuts: [5, 50], segment: 'kind', cells: { few_low: 'reactive' } }
    expect(parametersOf('relationship_count', { count_cuts: '10, 50', segment: '' }, over)).toEqual({
      ...{ count_cuts: [10, 50], segment: undefined, cells: { few_low: 'reactive' } },
    })
  })

  it.each(SCHEME_IDS)('of %s says whatever parameters it is opened with', (scheme) => {
    const { parameters } = getScheme(scheme)
    const shipped = parameters.parse({}) as Record<string, unknown>
    expect(parameters.parse(parametersOf(scheme, typedParameters(scheme, shipped)))).toEqual(shipped)
  })

  it('has shares and rates in percent, exactly, and cuts in the unit of the factor that was chosen', () => {
    expect(parametersOf('ahp', { a_customers: '7', b_customers: '57 %' })).toEqual({ a_customers: 0.07, b_customers: 0.57 })
    expect(typedParameters('ahp', { a_customers: 0.07, b_customers: 0.57 })).toMatchObject({
      a_customers: '7',
      b_customers: '57',
    })
    expect(typedParameters('market_growth', {})).toMatchObject({ first: 'growth', first_cuts: '-5, 5' })
    expect(parametersOf('market_growth', { first: 'revenue', first_cuts: '1000, 5000' })).toEqual({
      ...{ first: 'revenue', first_cuts: [1_000, 5_000] },
    })
    expect(parametersOf('market_growth', { first_cuts: '-10, 10' })).toEqual({ first_cuts: [-0.1, 0.1] })
    expect(typedParameters('relationship_scale', {})).toMatchObject({ margin_cuts: '0, 8, 20', large_share: '5' })
  })

  it('has comparisons as a part of so many', () => {
    const alike = { revenue_margin: 1, revenue_years: 1, margin_years: 1 }
    const compare = { ...alike, revenue_cost: 1 / 5, margin_cost: 0.2, years_cost: 1 / 5 }
    expect(typedParameters('ahp', { compare })).toMatchObject({ 'compare.revenue_cost': '1/5' })
    expect(parametersOf('ahp', { 'compare.revenue_cost': '1/5' })).toEqual({ compare: { revenue_cost: 0.2 } })
    expect(parameterFields('ahp')[0]).toMatchObject({ kind: 'comparison', initial: '1' })
  })

  it('reads rows of numbers with the commas of any keyboard, and hands on what is none', () => {
    expect(parametersOf('relationship_count', { count_cuts: '10，50' })).toEqual({ count_cuts: [10, 50] })
    expect(parametersOf('abc', { a_share: 'many' })).toEqual({ a_share: 'many' })
    expect(parametersOf('ahp', { 'compare.revenue_cost': '1/4', 'compare.years_cost': '1/0' })).toEqual({
      compare: { revenue_cost: 0.25, years_cost: '1/0' },
    })
    expect(parametersOf('abc_weighted', { 'weights.cost': '0', cost_raises: 'true' })).toEqual({
      weights: { cost: 0 },
      cost_raises: true,
    })
  })
})
