import analysis from './en/analysis.json' with { type: 'json' }
import card from './en/card.json' with { type: 'json' }
import changePassword from './en/change-password.json' with { type: 'json' }
import customers from './en/customers.json' with { type: 'json' }
import errors from './en/errors.json' with { type: 'json' }
import facts from './en/facts.json' with { type: 'json' }
import form from './en/form.json' with { type: 'json' }
import format from './en/format.json' with { type: 'json' }
import imports from './en/imports.json' with { type: 'json' }
import issues from './en/issues.json' with { type: 'json' }
import notifications from './en/notifications.json' with { type: 'json' }
import prospects from './en/prospects.json' with { type: 'json' }
import provinces from './en/provinces.json' with { type: 'json' }
import search from './en/search.json' with { type: 'json' }
import shell from './en/shell.json' with { type: 'json' }
import signIn from './en/sign-in.json' with { type: 'json' }
import table from './en/table.json' with { type: 'json' }
import today from './en/today.json' with { type: 'json' }
import units from './en/units.json' with { type: 'json' }

/** The texts in English, one file an area. */
export const en = {
  analysis,
  card,
  changePassword,
  customers,
  errors,
  facts,
  form,
  format,
  imports,
  issues,
  notifications,
  prospects,
  provinces,
  search,
  shell,
  signIn,
  table,
  today,
  units,
}
