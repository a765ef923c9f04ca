'use server'

import {
  addCardInput,
  changeOneDashboard,
  copyInput,
  createDashboardBody,
  homeInput,
  namedDashboard,
} from '#lib/analysis/dashboards/schema'
import {
  addCard,
  changeDashboard,
  chooseHome,
  copyDashboard,
  createDashboard,
  deleteDashboard,
  restoreDashboard,
} from '#lib/analysis/dashboards/service'
import { action } from '#lib/platform/http/action'

/** A page of one's own; answers its id. */
export const newDashboard = action({
  name: 'dashboard.create',
  permission: 'analysis:read',
  input: createDashboardBody,
  handler: createDashboard,
})

/** A copy of a page that one sees, to be changed. */
export const copyOneDashboard = action({
  name: 'dashboard.copy',
  permission: 'analysis:read',
  input: copyInput,
  handler: (ctx, { key, name }) => copyDashboard(ctx, key, name),
})

/** What a page is called, its charts, and whom it is shared with. */
export const changeOne = action({
  name: 'dashboard.update',
  permission: 'analysis:read',
  input: changeOneDashboard,
  handler: (ctx, { id, ...input }) => changeDashboard(ctx, id, input),
})

/** Puts a chart of the gallery on a page. */
export const addChart = action({ name: 'dashboard.add', permission: 'analysis:read', input: addCardInput, handler: addCard })

/** Takes a page away; `restoreOneDashboard` brings it back. */
export const deleteOneDashboard = action({
  name: 'dashboard.delete',
  permission: 'analysis:read',
  input: namedDashboard,
  handler: (ctx, { id }) => deleteDashboard(ctx, id),
})

/** Brings a deleted page back. */
export const restoreOneDashboard = action({
  name: 'dashboard.restore',
  permission: 'analysis:read',
  input: namedDashboard,
  handler: (ctx, { id }) => restoreDashboard(ctx, id),
})

/** With which page one begins. */
export const chooseOneHome = action({
  name: 'dashboard.choose_home',
  permission: 'analysis:read',
  input: homeInput,
  handler: (ctx, { key }) => chooseHome(ctx, key),
})
