'use client'

import { useRouter } from 'next/navigation'
import { ChoiceField, TextField } from '../form/field.tsx'
import type { Outcome, Submitted } from '../form/form.tsx'
import { Form } from '../form/form.tsx'
import { forgetDraft } from '../form/use-draft.tsx'
import { Modal } from '../ui/modal.tsx'
import type { ChangeableView, SharedWith, ViewToolsProps } from './view-tools.tsx'

interface Props extends ViewToolsProps {
  /** The view that is renamed or shared; null for a new one. */
  changed: ChangeableView | null
  onClose: () => void
}

/** The name of a view and whom it is shared with. */
export function ViewDialog({ list, path, shown, sharings, actions, texts, form, changed, onClose }: Props) {
  const router = useRouter()
  const draft = `view-${list}-${changed?.id ?? 'new'}`
  const close = () => {
    forgetDraft(draft)
    onClose()
  }
  const submit = async ({ values }: Submitted): Promise<Outcome<{ id: number }>> => {
    const given = { name: values['name'] ?? '', shared: (values['shared'] ?? 'private') as SharedWith }
    if (changed === null) return actions.save({ list, ...shown, ...given })
    const answer = await actions.change({ id: changed.id, version: changed.version, ...given })
    return answer.ok ? { ok: true, data: { id: changed.id } } : answer
  }
  return (
    <Modal title={changed === null ? texts.newTitle : texts.editTitle} close={texts.close} onClose={close}>
      <Form
        id={draft}
        initial={{ name: changed?.name ?? '', shared: changed?.shared ?? 'private' }}
        texts={form}
        submit={submit}
        onDone={({ id }) => {
          onClose()
          if (changed === null) router.replace(hrefOf(path, shown, id))
          router.refresh()
        }}
        aside={
          <button type="button" className="link" onClick={close}>
            {texts.cancel}
          </button>
        }
      >
        {changed === null && <p className="text-ink-soft">{texts.keeps}</p>}
        <TextField name="name" label={texts.name} required autoFocus />
        <ChoiceField name="shared" label={texts.sharedWith} choices={sharings} />
      </Form>
    </Modal>
  )
}

function hrefOf(path: string, { query, columns }: ViewToolsProps['shown'], id: number): string {
  const params = new URLSearchParams(query)
  if (columns.length > 0) params.set('columns', columns.join('.'))
  params.set('view', String(id))
  return `${path}?${params}`
}
