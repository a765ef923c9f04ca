import analysis from './zh-TW/analysis.json' with { type: 'json' }
import card from './zh-TW/card.json' with { type: 'json' }
import changePassword from './zh-TW/change-password.json' with { type: 'json' }
import customers from './zh-TW/customers.json' with { type: 'json' }
import errors from './zh-TW/errors.json' with { type: 'json' }
import facts from './zh-TW/facts.json' with { type: 'json' }
import form from './zh-TW/form.json' with { type: 'json' }
import format from './zh-TW/format.json' with { type: 'json' }
import imports from './zh-TW/imports.json' with { type: 'json' }
import issues from './zh-TW/issues.json' with { type: 'json' }
import notifications from './zh-TW/notifications.json' with { type: 'json' }
import prospects from './zh-TW/prospects.json' with { type: 'json' }
import provinces from './zh-TW/provinces.json' with { type: 'json' }
import search from './zh-TW/search.json' with { type: 'json' }
import shell from './zh-TW/shell.json' with { type: 'json' }
import signIn from './zh-TW/sign-in.json' with { type: 'json' }
import table from './zh-TW/table.json' with { type: 'json' }
import today from './zh-TW/today.json' with { type: 'json' }
import units from './zh-TW/units.json' with { type: 'json' }

/** The texts in 繁體中文, one file an area. */
export const zhTW = {
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
