/** Where the words of a field's values stand in the catalogues, with `*` for the value; whatever the event is about. */
const everywhere: Readonly<Record<string, string>> = {
  lifecycle: 'customers.lifecycle.*',
  relationship_stage: 'customers.stage.*',
  decision_role: 'customers.decisionRole.*',
  influence: 'customers.influence.*',
  attitude: 'customers.attitude.*',
  scheme: 'customers.card.schemes.*',
  value_type: 'dictionary.types.*',
  role: 'shell.roles.*',
  ruling: 'sales.collisions.rulings.*',
  step: 'prospects.steps.*',
  parting_step: 'parting.steps.*',
  basis: 'references.bases.*',
}

const ofSubject: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  case: {
    type: 'cases.type.*',
    category: 'cases.category.*',
    channel: 'cases.channel.*',
    priority: 'cases.priority.*',
    priority_by_hand: 'cases.priority.*',
    alarms: 'cases.alarm.*',
    clock: 'cases.clock.*',
    level: 'cases.level.*',
    answer: 'cases.follow.*',
    result: 'cases.attempt.*',
    fault: 'cases.fault.*',
    regulator_province: 'provinces.*',
  },
  customer: { kind: 'customers.kind.*' },
  outlet: { kind: 'outlets.kinds.*' },
  approval: { kind: 'approvals.kinds.*' },
  import: { kind: 'importKinds.*.name' },
  interaction: { channel: 'customers.channel.*' },
  paper: { form: 'papers.form.*' },
  calendar_day: { kind: 'calendar.kinds.*', name: 'calendar.names.*' },
  job: { name: 'jobs.names.*' },
  user: { grade: 'people.grades.*' },
}

const KEY = /^\w+$/

/** Answers the key of the text for a value of a field, of an event about something; null where no catalogue has its values. */
export function catalogueKey(subjectType: string | null, field: string, value: unknown): string | null {
  if ((typeof value !== 'string' && typeof value !== 'number') || !KEY.test(String(value))) return null
  const own = subjectType === null || !Object.hasOwn(ofSubject, subjectType) ? undefined : ofSubject[subjectType]
  const place =
    own !== undefined && Object.hasOwn(own, field) ? own[field] : Object.hasOwn(everywhere, field) ? everywhere[field] : undefined
  return place?.replace('*', String(value)) ?? null
}
