import analysis from './en/analysis.json' with { type: 'json' }
import approvals from './en/approvals.json' with { type: 'json' }
import audit from './en/audit.json' with { type: 'json' }
import calendar from './en/calendar.json' with { type: 'json' }
import card from './en/card.json' with { type: 'json' }
import cases from './en/cases.json' with { type: 'json' }
import changePassword from './en/change-password.json' with { type: 'json' }
import chart from './en/chart.json' with { type: 'json' }
import cities from './en/cities.json' with { type: 'json' }
import company from './en/company.json' with { type: 'json' }
import concentration from './en/concentration.json' with { type: 'json' }
import customers from './en/customers.json' with { type: 'json' }
import dashboards from './en/dashboards.json' with { type: 'json' }
import dictionary from './en/dictionary.json' with { type: 'json' }
import errors from './en/errors.json' with { type: 'json' }
import factCheck from './en/fact-check.json' with { type: 'json' }
import facts from './en/facts.json' with { type: 'json' }
import form from './en/form.json' with { type: 'json' }
import format from './en/format.json' with { type: 'json' }
import gallery from './en/gallery.json' with { type: 'json' }
import importKinds from './en/import-kinds.json' with { type: 'json' }
import imports from './en/imports.json' with { type: 'json' }
import issues from './en/issues.json' with { type: 'json' }
import jobs from './en/jobs.json' with { type: 'json' }
import keys from './en/keys.json' with { type: 'json' }
import leaving from './en/leaving.json' with { type: 'json' }
import losses from './en/losses.json' with { type: 'json' }
import loyalty from './en/loyalty.json' with { type: 'json' }
import manager from './en/manager.json' with { type: 'json' }
import notifications from './en/notifications.json' with { type: 'json' }
import outlets from './en/outlets.json' with { type: 'json' }
import papers from './en/papers.json' with { type: 'json' }
import parting from './en/parting.json' with { type: 'json' }
import people from './en/people.json' with { type: 'json' }
import prospects from './en/prospects.json' with { type: 'json' }
import provinces from './en/provinces.json' with { type: 'json' }
import references from './en/references.json' with { type: 'json' }
import relations from './en/relations.json' with { type: 'json' }
import reports from './en/reports.json' with { type: 'json' }
import review from './en/review.json' with { type: 'json' }
import roles from './en/roles.json' with { type: 'json' }
import sales from './en/sales.json' with { type: 'json' }
import search from './en/search.json' with { type: 'json' }
import settings from './en/settings.json' with { type: 'json' }
import shell from './en/shell.json' with { type: 'json' }
import signIn from './en/sign-in.json' with { type: 'json' }
import sleepers from './en/sleepers.json' with { type: 'json' }
import table from './en/table.json' with { type: 'json' }
import terms from './en/terms.json' with { type: 'json' }
import thresholds from './en/thresholds.json' with { type: 'json' }
import today from './en/today.json' with { type: 'json' }
import units from './en/units.json' with { type: 'json' }
import value from './en/value.json' with { type: 'json' }
import waybills from './en/waybills.json' with { type: 'json' }

/** The texts in English, one file an area. */
export const en = {
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
