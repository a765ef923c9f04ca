/** So many pixels a Chinese character of an axis takes. */
export const characterWidth = 12
/** A name takes no more lines than this. */
const mostLines = 2

/** Answers about how wide a text of an axis is drawn, in pixels: a Chinese character is square, others are half of it. */
export function widthOf(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? characterWidth : characterWidth * 0.56),
    0,
  )
}

/** Answers the lines of a name in a room of so many pixels: one where it fits; else two, broken at the last space that fits, or where the room ends where there is none. Only what is longer than two lines
 * is cut, with an ellipsis. */
export function linesOf(text: string, room: number): string[] {
  if (widthOf(text) <= room) return [text]
  const first = beginning(text, room)
  const rest = text.slice(first.length).trimStart()
  return [first.trimEnd(), widthOf(rest) <= room ? rest : cut(rest, room)].slice(0, mostLines)
}

function beginning(text: string, room: number): string {
  const fits = asFarAs(text, room)
  const space = text[fits.length] === ' ' ? fits.length : fits.lastIndexOf(' ')
  return space > 0 ? text.slice(0, space) : fits
}

/** Answers a text as far as it fits a room of so many pixels, with an ellipsis where it is cut. */
export const cut = (text: string, room: number) =>
  widthOf(text) <= room ? text : `${asFarAs(text, room - characterWidth).trimEnd()}…`

function asFarAs(text: string, room: number): string {
  let used = 0
  let fitted = ''
  for (const character of text) {
    used += widthOf(character)
    if (used > room) break
    fitted += character
  }
  return fitted
}
