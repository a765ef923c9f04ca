import type { Choice } from '#components/form/field'
import type { FormTexts } from '#components/form/form'
import type { FactResource } from '#lib/records/facts/schema'

/** The words of the form of a fact. */
export interface FactEntryTexts extends FormTexts {
  item: string
  chooseItem: string
  value: string
  listHint: string
  method: string
  source: string
  confidence: string
  forget: string
  saved: string
  yes: string
  no: string
  unset: string
  known: string
  classes: Record<FactResource['info_class'], string>
  methods: Choice[]
  levels: Choice[]
}
