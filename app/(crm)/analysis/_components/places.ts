import { pageOfScheme } from './scheme-page.ts'

/** A page of analysis: where it stands, and the message key of its name under `analysis`. */
export interface AnalysisPlace {
  href: string
  name: string
  /** The permission that it asks for beyond that of analysis. */
  permission?: string
}

export interface AnalysisGroup {
  /** Its name stands under `analysis.groups`. */
  key: string
  places: readonly AnalysisPlace[]
}

const page = (slug: string, name: string): AnalysisPlace => ({ href: `/analysis/${slug}`, name: `tabs.${name}` })
const scheme = (id: string): AnalysisPlace => ({ href: pageOfScheme(id), name: `schemes.${id}.name` })

/** The pages of analysis, by the question that they answer. A group leads to its first page. */
export const analysisGroups: readonly AnalysisGroup[] = [
  {
    key: 'overview',
    places: [
      { href: '/analysis', name: 'tabs.overview' },
      { href: '/reports', name: 'tabs.reports', permission: 'customer:export' },
    ],
  },
  {
    key: 'classes',
    places: [
      ...['abc', 'abc_weighted', 'abc_joint', 'abc_ng', 'ahp', 'rfm', 'factor_combination', 'clusters'].map(scheme),
      ...['demand', 'market_growth', 'attributes'].map(scheme),
      page('overrides', 'overrides'),
      page('runs', 'runs'),
    ],
  },
  {
    key: 'value',
    places: [
      scheme('golden_list'),
      page('parting', 'parting'),
      scheme('value_kinds'),
      page('references', 'references'),
      page('year-value', 'yearValue'),
      page('worth', 'worth'),
      scheme('lifetime_value'),
      page('profit', 'profit'),
      page('value-change', 'change'),
      page('negative', 'negative'),
      ...['cost_contribution', 'investment_npv'].map(scheme),
    ],
  },
  {
    key: 'relationship',
    places: [
      page('relationship', 'relationship'),
      page('upgrade', 'upgrade'),
      page('contact-balance', 'contactBalance'),
      ...['relationship_count', 'relationship_scale'].map(scheme),
    ],
  },
  {
    key: 'leaving',
    places: [
      page('drop', 'drop'),
      page('keeping', 'keeping'),
      scheme('dormancy'),
      page('sleepers', 'sleepers'),
      page('lost', 'lost'),
      page('retention', 'retention'),
      page('price-cut', 'priceCut'),
    ],
  },
  {
    key: 'satisfaction',
    places: [
      page('satisfaction', 'satisfaction'),
      page('satisfaction-index', 'satisfactionIndex'),
      page('loyalty-matrix', 'loyaltyMatrix'),
      page('loyalty-tree', 'loyaltyTree'),
      scheme('loyalty'),
      page('on-time', 'onTime'),
    ],
  },
  {
    key: 'structure',
    places: [
      page('concentration', 'concentration'),
      page('revenue', 'revenue'),
      page('season', 'season'),
      { href: '/review', name: 'tabs.review', permission: 'review:read' },
    ],
  },
]
