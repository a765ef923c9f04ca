import analysis from './zh-TW/analysis.json' with { type: 'json' }
import approvals from './zh-TW/approvals.json' with { type: 'json' }
import audit from './zh-TW/audit.json' with { type: 'json' }
import calendar from './zh-TW/calendar.json' with { type: 'json' }
import card from './zh-TW/card.json' with { type: 'json' }
import cases from './zh-TW/cases.json' with { type: 'json' }
import changePassword from './zh-TW/change-password.json' with { type: 'json' }
import chart from './zh-TW/chart.json' with { type: 'json' }
import cities from './zh-TW/cities.json' with { type: 'json' }
import company from './zh-TW/company.json' with { type: 'json' }
import concentration from './zh-TW/concentration.json' with { type: 'json' }
import customers from './zh-TW/customers.json' with { type: 'json' }
import dashboards from './zh-TW/dashboards.json' with { type: 'json' }
import dictionary from './zh-TW/dictionary.json' with { type: 'json' }
import errors from './zh-TW/errors.json' with { type: 'json' }
import factCheck from './zh-TW/fact-check.json' with { type: 'json' }
import facts from './zh-TW/facts.json' with { type: 'json' }
import form from './zh-TW/form.json' with { type: 'json' }
import format from './zh-TW/format.json' with { type: 'json' }
import gallery from './zh-TW/gallery.json' with { type: 'json' }
import importKinds from './zh-TW/import-kinds.json' with { type: 'json' }
import imports from './zh-TW/imports.json' with { type: 'json' }
import issues from './zh-TW/issues.json' with { type: 'json' }
import jobs from './zh-TW/jobs.json' with { type: 'json' }
import keys from './zh-TW/keys.json' with { type: 'json' }
import leaving from './zh-TW/leaving.json' with { type: 'json' }
import losses from './zh-TW/losses.json' with { type: 'json' }
import loyalty from './zh-TW/loyalty.json' with { type: 'json' }
import manager from './zh-TW/manager.json' with { type: 'json' }
import notifications from './zh-TW/notifications.json' with { type: 'json' }
import outlets from './zh-TW/outlets.json' with { type: 'json' }
import papers from './zh-TW/papers.json' with { type: 'json' }
import parting from './zh-TW/parting.json' with { type: 'json' }
import people from './zh-TW/people.json' with { type: 'json' }
import prospects from './zh-TW/prospects.json' with { type: 'json' }
import provinces from './zh-TW/provinces.json' with { type: 'json' }
import references from './zh-TW/references.json' with { type: 'json' }
import relations from './zh-TW/relations.json' with { type: 'json' }
import reports from './zh-TW/reports.json' with { type: 'json' }
import review from './zh-TW/review.json' with { type: 'json' }
import roles from './zh-TW/roles.json' with { type: 'json' }
import sales from './zh-TW/sales.json' with { type: 'json' }
import search from './zh-TW/search.json' with { type: 'json' }
import settings from './zh-TW/settings.json' with { type: 'json' }
import shell from './zh-TW/shell.json' with { type: 'json' }
import signIn from './zh-TW/sign-in.json' with { type: 'json' }
import sleepers from './zh-TW/sleepers.json' with { type: 'json' }
import table from './zh-TW/table.json' with { type: 'json' }
import terms from './zh-TW/terms.json' with { type: 'json' }
import thresholds from './zh-TW/thresholds.json' with { type: 'json' }
import today from './zh-TW/today.json' with { type: 'json' }
import units from './zh-TW/units.json' with { type: 'json' }
import value from './zh-TW/value.json' with { type: 'json' }
import waybills from './zh-TW/waybills.json' with { type: 'json' }

/** The texts in 繁體中文, one file an area. */
export const zhTW = {
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
