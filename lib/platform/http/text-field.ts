import { z } from 'zod'
import { textProblem } from '#lib/core/text'

/** A text of at most so many characters (code points) as it comes in at a door, in Unicode's composed form; blank, NUL and halves of surrogate pairs are refused
 * with a code of their own. */
export const textField = (maxCharacters: number) =>
  z
    .string()
    .meta({ maxLength: maxCharacters, minLength: 1 })
    .superRefine((value, refinement) => {
      const code = textProblem(value, maxCharacters) ?? (value.trim() === '' ? 'blank' : null)
      if (code !== null) refinement.addIssue({ code: 'custom', params: { code } })
    })
    .transform((value) => value.normalize('NFC'))
