import { listText } from '#lib/core/formats'
import type { Locale } from '../i18n/locale.ts'
import { findText } from '../i18n/messages.ts'
import type { RowError } from './error-repository.ts'
import type { ImportKind } from './kind.ts'
import { findColumn } from './kind.ts'
import { choicesOf } from './words.ts'

type Reason = Pick<RowError, 'column' | 'reason' | 'params'>

/** Says why a cell or a row was not taken, in the reader's language and with the words that a cell of a closed list may hold. */
export function reasonText(locale: Locale, kind: ImportKind, { column, reason, params }: Reason): string {
  const type = column === null ? undefined : findColumn(kind, column)?.type
  const choices = type === undefined || reason !== 'not_in_list' ? null : choicesOf(type, locale)
  const given = choices === null ? params : { ...params, allowed: listText(locale, choices) }
  return findText(locale, `imports.reasons.${reason}`, given) ?? reason
}
