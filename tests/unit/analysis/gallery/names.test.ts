import { expect, it } from 'vitest'
import { GALLERY } from '#lib/analysis/gallery/gallery'
import messages from '../../../../messages/zh-CN/gallery.json' with { type: 'json' }

/** Sentences that name something, by their key. */
function naming(texts: object, path: string): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? (value.includes('{name}') ? [`${path}${key}`] : []) : naming(value, `${path}${key}.`),
  )
}

it('knows every sentence of a chart that names somebody: reports send those to nobody outside', () => {
  // Classes, categories of cases and outlets or regions are nobody.
  const nobody = ['cases.categorySentence', 'classes.sentence', 'classes.worthSentence', 'onTime.worst']
  expect(
    naming(messages, '')
      .filter((key) => !nobody.includes(key))
      .sort(),
  ).toEqual(['drops.owners', 'drops.top', 'team.sentence'])
  expect(GALLERY.filter(({ names }) => names === true).map(({ id }) => id)).toEqual(['top-drops', 'drops-by-owner', 'team'])
})
