import { Columns3 } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Popup } from '../ui/popup.tsx'
import type { Column } from './column.tsx'
import { ColumnChoices } from './column-choices.tsx'
import type { ListParams } from './list-url.tsx'
import { listHref } from './list-url.tsx'

interface Props<Row> {
  cookie: string
  path: string
  params: ListParams
  columns: readonly Column<Row>[]
  shown: readonly Column<Row>[]
}

/** The choice of columns. */
export function ColumnMenu<Row>({ cookie, path, params, columns, shown }: Props<Row>) {
  const t = useTranslations('table')
  const optional = columns.filter((column) => column.always !== true)
  return (
    <Popup
      id="columns"
      look="control"
      title={t('chooseColumns')}
      button={
        <>
          <Icon of={Columns3} size={15} className="text-ink-faint" />
          {t('columns')}
        </>
      }
    >
      <ColumnChoices
        cookie={cookie}
        base={params['columns'] === undefined ? null : listHref(path, params, { columns: null })}
        columns={optional.map(({ key, label, group }) => ({
          key,
          label,
          group,
          shown: shown.some((column) => column.key === key),
        }))}
        reset={t('resetColumns')}
      />
    </Popup>
  )
}
