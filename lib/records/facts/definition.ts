/** 描述 · 行为 · 关联. */
export const infoClasses = ['descriptive', 'behavioural', 'relational'] as const
export const valueTypes = ['text', 'number', 'money', 'date', 'boolean', 'choice', 'list'] as const

/** One key of the dictionary of what may be known of a customer. */
export interface FactDefinition {
  key: string
  infoClass: (typeof infoClasses)[number]
  valueType: (typeof valueTypes)[number]
  origin: 'built_in' | 'custom'
  /** Names of a custom key by language; built-in ones are named by the catalogues. */
  labels: Readonly<Record<string, string>>
  /** What a choice, or the entries of a list, may be; none: anything. */
  options: readonly string[]
  /** A key that is switched off takes no more values; what is known stays known. */
  active: boolean
  version: number
}
