/** A column of the file; samples are null where the reader may not see them. */
export interface FileColumn {
  heading: string
  label: string
  samples: readonly string[] | null
}

/** A column of ours. */
export interface OurColumn {
  name: string
  label: string
  required: boolean
  /** How its cells are filled in; empty for plain text. */
  hint: string
  /** Whether a cell of it can be unreadable, and may then be left empty. */
  maySoften: boolean
}

export type MappingTexts = Record<
  | ('theirs' | 'samples' | 'ours' | 'none' | 'noSample' | 'hidden' | 'requiredGroup' | 'optionalGroup' | 'required' | 'found')
  | (
      | 'missing'
      | 'missingSome'
      | 'unreadable'
      | 'unreadableHint'
      | 'options'
      | 'duplicate'
      | 'update'
      | 'updateHint'
      | 'skip'
      | 'skipHint'
    )
  | ('error' | 'errorHint' | 'dates' | 'createMissing' | 'next' | 'busy' | 'away' | 'see'),
  string
>

/** Our column → theirs. */
export type Mapping = Record<string, { column: string; unreadable?: 'empty' | undefined }>

export interface MappingChoices {
  dateFormat: string
  onDuplicate: 'update' | 'skip' | 'error'
  createMissing: boolean
}

export interface MappingOffers {
  dates: readonly { value: string; label: string }[] | null
  createMissing: boolean
}

/** Says that a column of the file means one of ours, or nothing (an empty name). A column means one of ours at most, and each of ours stands for one column:
 * what either of them meant before falls away. */
export function withMeaning(mapping: Mapping, heading: string, name: string): Mapping {
  const others = Object.entries(mapping).filter(([taken, { column }]) => column !== heading && taken !== name)
  return Object.fromEntries(name === '' ? others : [...others, [name, { column: heading }]])
}

/** Says whether a cell that cannot be read is left empty, instead of refusing its row. */
export function withSoftness(mapping: Mapping, name: string, soft: boolean): Mapping {
  const column = mapping[name]?.column
  if (column === undefined) return mapping
  return { ...mapping, [name]: soft ? { column, unreadable: 'empty' } : { column } }
}
