'use client'

import { useRouter } from 'next/navigation'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { useCloseSheet } from '#components/ui/sheet'
import type { CustomerResource } from '#lib/records/customers/schema'

interface Props {
  id: string
  version: number
  parentId: string
  parentName: string
  texts: FormTexts & Record<'parent' | 'hint' | 'typeToFind' | 'none', string>
  find: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
  save: (input: unknown) => Promise<Outcome<{ id: number }>>
}

/** One customer that this one belongs to; an empty field takes it out of its group. */
export function ParentForm({ id, version, parentId, parentName, texts, find, save }: Props) {
  const router = useRouter()
  const close = useCloseSheet()
  return (
    <Form
      id={`parent-${id}`}
      initial={{ parent_id: parentId }}
      version={version}
      texts={texts}
      labels={{ parent_id: texts.parent }}
      submit={({ values, version: seen }) => save({ id, version: seen, parent_id: values['parent_id'] || null })}
      readCurrent={(current) => {
        const now = current as CustomerResource
        return { version: now.version, values: { parent_id: now.parent_id ?? '' } }
      }}
      onDone={() => {
        close()
        router.refresh()
      }}
    >
      <FindField
        name="parent_id"
        label={texts.parent}
        hint={texts.hint}
        initialName={parentName}
        texts={{ type: texts.typeToFind, none: texts.none }}
        find={find}
      />
    </Form>
  )
}
