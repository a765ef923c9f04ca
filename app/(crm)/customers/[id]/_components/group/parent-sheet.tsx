import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { Sheet } from '#components/ui/sheet'
import type { CustomerView } from '#lib/records/customers/view'
import { findCustomers, setParent } from '../../work-actions.ts'
import { ParentForm } from './parent-form.tsx'

/** Under whom the customer stands in its group, on a sheet. */
export function ParentSheet({ customer, parentName }: { customer: CustomerView; parentName: string }) {
  const t = useTranslations('card.group')
  const form = useTranslations('form')
  const shell = useTranslations('shell')
  return (
    <Sheet
      look="link"
      button={customer.parentId === null ? t('setParent') : t('changeParent')}
      title={t('parentTitle')}
      close={shell('close')}
    >
      <ParentForm
        id={String(customer.id)}
        version={customer.version}
        parentId={customer.parentId === null ? '' : String(customer.parentId)}
        parentName={parentName}
        texts={{
          ...useFormTexts(),
          parent: t('parent'),
          hint: t('parentHint'),
          typeToFind: form('typeToFind'),
          none: form('none'),
        }}
        find={findCustomers}
        save={setParent}
      />
    </Sheet>
  )
}
