'use server'

import { action } from '#lib/platform/http/action'
import { changeViewInput, initialViewInput, moveViewInput, namedView, saveViewInput } from '#lib/platform/views/schema'
import { changeView, deleteView, moveView, restoreView, saveView, setInitialView } from '#lib/platform/views/service'

/** What a list shows, under a name; answers the view's id. Each list asks for its own permission. */
export const saveNewView = action({
  name: 'view.create',
  permission: null,
  input: saveViewInput,
  handler: saveView,
})

/** What a view keeps, what it is called, and whom it is shared with. */
export const changeOneView = action({
  name: 'view.update',
  permission: null,
  input: changeViewInput,
  handler: changeView,
})

/** Takes a view away; `restoreOneView` brings it back. */
export const deleteOneView = action({
  name: 'view.delete',
  permission: null,
  input: namedView,
  handler: (ctx, { id }) => deleteView(ctx, id),
})

/** Brings a deleted view back. */
export const restoreOneView = action({
  name: 'view.restore',
  permission: null,
  input: namedView,
  handler: (ctx, { id }) => restoreView(ctx, id),
})

/** Moves an own view up or down in the menu. */
export const moveOneView = action({
  name: 'view.move',
  permission: null,
  input: moveViewInput,
  handler: (ctx, { id, step }) => moveView(ctx, id, step),
})

/** With which view a list opens for its reader. */
export const chooseInitialView = action({
  name: 'view.choose_initial',
  permission: null,
  input: initialViewInput,
  handler: (ctx, { list, view }) => setInitialView(ctx, list, view),
})
