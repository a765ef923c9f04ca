import analysis from './zh-CN/analysis.json' with { type: 'json' }
import card from './zh-CN/card.json' with { type: 'json' }
import changePassword from './zh-CN/change-password.json' with { type: 'json' }
import customers from './zh-CN/customers.json' with { type: 'json' }
import errors from './zh-CN/errors.json' with { type: 'json' }
import facts from './zh-CN/facts.json' with { type: 'json' }
import form from './zh-CN/form.json' with { type: 'json' }
import format from './zh-CN/format.json' with { type: 'json' }
import imports from './zh-CN/imports.json' with { type: 'json' }
import issues from './zh-CN/issues.json' with { type: 'json' }
import notifications from './zh-CN/notifications.json' with { type: 'json' }
import prospects from './zh-CN/prospects.json' with { type: 'json' }
import provinces from './zh-CN/provinces.json' with { type: 'json' }
import search from './zh-CN/search.json' with { type: 'json' }
import shell from './zh-CN/shell.json' with { type: 'json' }
import signIn from './zh-CN/sign-in.json' with { type: 'json' }
import table from './zh-CN/table.json' with { type: 'json' }
import today from './zh-CN/today.json' with { type: 'json' }
import units from './zh-CN/units.json' with { type: 'json' }

/** The texts in 简体中文, one file an area. */
export const zhCN = {
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
