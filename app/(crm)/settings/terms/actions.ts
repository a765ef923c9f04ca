'use server'

import { action } from '#lib/platform/http/action'
import { addTermInput, moveTermInput, renameTermInput, switchTermInput } from '#lib/records/terms/schema'
import { addTerm, moveTerm, renameTerm, switchTerm } from '#lib/records/terms/service'

/** One more term at the end of a list. */
export const addWord = action({
  name: 'term.create',
  permission: 'settings:manage',
  input: addTermInput,
  handler: addTerm,
})

/** Other words for a term. */
export const renameWord = action({
  name: 'term.rename',
  permission: 'settings:manage',
  input: renameTermInput,
  handler: renameTerm,
})

/** A term one place up or down. */
export const moveWord = action({
  name: 'term.move',
  permission: 'settings:manage',
  input: moveTermInput,
  handler: moveTerm,
})

/** A term that is offered no more, or again. */
export const switchWord = action({
  name: 'term.switch',
  permission: 'settings:manage',
  input: switchTermInput,
  handler: switchTerm,
})
