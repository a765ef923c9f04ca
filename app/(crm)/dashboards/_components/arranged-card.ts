/** A chart on a page, as it is kept. */
export interface ArrangedCard {
  key: string
  chart: string
  size: 'half' | 'full'
  title: string
  note: string
  filters: Readonly<Record<string, string | undefined>>
  /** What the reader calls it. */
  name: string
}

export type ArrangeTexts = Record<
  | 'up'
  | 'down'
  | 'wide'
  | 'narrow'
  | 'settings'
  | 'remove'
  | 'removed'
  | 'undo'
  | 'close'
  | 'away'
  | 'drag'
  | 'title'
  | 'titleHint'
  | 'note'
  | 'period'
  | 'ofPage'
  | 'cancel',
  string
>
