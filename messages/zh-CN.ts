import analysis from './zh-CN/analysis.json' with { type: 'json' }
import approvals from './zh-CN/approvals.json' with { type: 'json' }
import audit from './zh-CN/audit.json' with { type: 'json' }
import calendar from './zh-CN/calendar.json' with { type: 'json' }
import card from './zh-CN/card.json' with { type: 'json' }
import cases from './zh-CN/cases.json' with { type: 'json' }
import changePassword from './zh-CN/change-password.json' with { type: 'json' }
import chart from './zh-CN/chart.json' with { type: 'json' }
import cities from './zh-CN/cities.json' with { type: 'json' }
import company from './zh-CN/company.json' with { type: 'json' }
import concentration from './zh-CN/concentration.json' with { type: 'json' }
import customers from './zh-CN/customers.json' with { type: 'json' }
import dashboards from './zh-CN/dashboards.json' with { type: 'json' }
import dictionary from './zh-CN/dictionary.json' with { type: 'json' }
import errors from './zh-CN/errors.json' with { type: 'json' }
import factCheck from './zh-CN/fact-check.json' with { type: 'json' }
import facts from './zh-CN/facts.json' with { type: 'json' }
import form from './zh-CN/form.json' with { type: 'json' }
import format from './zh-CN/format.json' with { type: 'json' }
import gallery from './zh-CN/gallery.json' with { type: 'json' }
import importKinds from './zh-CN/import-kinds.json' with { type: 'json' }
import imports from './zh-CN/imports.json' with { type: 'json' }
import issues from './zh-CN/issues.json' with { type: 'json' }
import jobs from './zh-CN/jobs.json' with { type: 'json' }
import keys from './zh-CN/keys.json' with { type: 'json' }
import leaving from './zh-CN/leaving.json' with { type: 'json' }
import losses from './zh-CN/losses.json' with { type: 'json' }
import loyalty from './zh-CN/loyalty.json' with { type: 'json' }
import manager from './zh-CN/manager.json' with { type: 'json' }
import notifications from './zh-CN/notifications.json' with { type: 'json' }
import outlets from './zh-CN/outlets.json' with { type: 'json' }
import papers from './zh-CN/papers.json' with { type: 'json' }
import parting from './zh-CN/parting.json' with { type: 'json' }
import people from './zh-CN/people.json' with { type: 'json' }
import prospects from './zh-CN/prospects.json' with { type: 'json' }
import provinces from './zh-CN/provinces.json' with { type: 'json' }
import references from './zh-CN/references.json' with { type: 'json' }
import relations from './zh-CN/relations.json' with { type: 'json' }
import reports from './zh-CN/reports.json' with { type: 'json' }
import review from './zh-CN/review.json' with { type: 'json' }
import roles from './zh-CN/roles.json' with { type: 'json' }
import sales from './zh-CN/sales.json' with { type: 'json' }
import search from './zh-CN/search.json' with { type: 'json' }
import settings from './zh-CN/settings.json' with { type: 'json' }
import shell from './zh-CN/shell.json' with { type: 'json' }
import signIn from './zh-CN/sign-in.json' with { type: 'json' }
import sleepers from './zh-CN/sleepers.json' with { type: 'json' }
import table from './zh-CN/table.json' with { type: 'json' }
import terms from './zh-CN/terms.json' with { type: 'json' }
import thresholds from './zh-CN/thresholds.json' with { type: 'json' }
import today from './zh-CN/today.json' with { type: 'json' }
import units from './zh-CN/units.json' with { type: 'json' }
import value from './zh-CN/value.json' with { type: 'json' }
import waybills from './zh-CN/waybills.json' with { type: 'json' }

/** The texts in 简体中文, one file an area. */
export const zhCN = {
  analysis,
  approvals,
  audit,
  calendar,
  card,
  cases,
  changePassword,
  chart,
  cities,
  company,
  concentration,
  customers,
  dashboards,
  dictionary,
  errors,
  factCheck,
  facts,
  form,
  format,
  gallery,
  importKinds,
  imports,
  issues,
  jobs,
  keys,
  losses,
  leaving,
  loyalty,
  manager,
  notifications,
  outlets,
  papers,
  people,
  prospects,
  provinces,
  relations,
  reports,
  review,
  parting,
  references,
  roles,
  sales,
  search,
  settings,
  shell,
  signIn,
  sleepers,
  table,
  terms,
  thresholds,
  today,
  units,
  value,
  waybills,
}
