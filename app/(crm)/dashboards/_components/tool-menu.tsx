'use client'

import { Ellipsis } from 'lucide'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { ChoicesField } from '#components/form/choices-field'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { Icon } from '#components/ui/icon'
import { Modal } from '#components/ui/modal'
import { Popup } from '#components/ui/popup'
import { Toast } from '#components/ui/toast'

interface Page {
  /** Null for one that ships. */
  id: number | null
  key: string
  version: number
  name: string
  note: string
  shared: string
  roles: readonly string[]
  mayChange: boolean
  isHome: boolean
}

interface Actions {
  change: (input: {
    id: number
    version: number
    name: string
    note: string
    shared: string
    roles: readonly string[]
  }) => Promise<Outcome<{ version: number }>>
  copy: (input: { key: string; name: string }) => Promise<Outcome<{ id: number }>>
  remove: (input: { id: number }) => Promise<Outcome<unknown>>
  restore: (input: { id: number }) => Promise<Outcome<unknown>>
  chooseHome: (input: { key: string | null }) => Promise<Outcome<unknown>>
}

type Texts = Record<
  | 'more'
  | 'edit'
  | 'copy'
  | 'copyName'
  | 'remove'
  | 'removed'
  | 'undo'
  | 'close'
  | 'away'
  | 'makeHome'
  | 'dropHome'
  | 'name'
  | 'note'
  | 'shared'
  | 'roles'
  | 'rolesHint'
  | 'cancel',
  string
>

interface Props {
  page: Page
  sharings: readonly Choice[]
  roles: readonly Choice[]
  actions: Actions
  form: FormTexts
  texts: Texts
}

/** The menu of a page: rename and share, copy, begin with it, delete. */
export function ToolMenu({ page, sharings, roles, actions, form, texts }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState<{ text: string; deleted: boolean } | null>(null)
  const run = <Data,>(ask: () => Promise<Outcome<Data>>, done: (data: Data) => void) =>
    start(async () => {
      const answer = await ask().catch(() => null)
      if (answer?.ok === true) done(answer.data)
      else setSaid({ text: answer?.message ?? texts.away, deleted: false })
    })
  const id = page.id ?? 0
  return (
    <>
      <Popup id="dashboard-tools" look="control" label={texts.more} title={texts.more} button={<Icon of={Ellipsis} size={16} />}>
        <div aria-busy={busy}>
          {page.mayChange && <Item text={texts.edit} onClick={() => setOpen(true)} />}
          <Item
            text={texts.copy}
            onClick={() =>
              run(
                () => actions.copy({ key: page.key, name: texts.copyName }),
                (copied) => router.push(`/dashboards/${copied.id}?edit=1`),
              )
            }
          />
          <Item
            text={page.isHome ? texts.dropHome : texts.makeHome}
            onClick={() =>
              run(
                () => actions.chooseHome({ key: page.isHome ? null : page.key }),
                () => router.refresh(),
              )
            }
          />
          {page.mayChange && (
            <Item
              text={texts.remove}
              onClick={() =>
                run(
                  () => actions.remove({ id }),
                  () => setSaid({ text: texts.removed, deleted: true }),
                )
              }
            />
          )}
        </div>
      </Popup>
      {open && (
        <Modal title={texts.edit} close={texts.close} onClose={() => setOpen(false)}>
          <Form
            id={`dashboard-${page.key}`}
            initial={{ name: page.name, note: page.note, shared: page.shared, roles: page.roles.join('\n') }}
            texts={form}
            submit={({ values }) =>
              actions.change({
                ...{ id, version: page.version, name: values['name'] ?? '', note: values['note'] ?? '' },
                ...{
                  shared: values['shared'] ?? 'private',
                  roles: (values['roles'] ?? '').split('\n').filter((key) => key !== ''),
                },
              })
            }
            onDone={() => {
              setOpen(false)
              router.refresh()
            }}
            aside={
              <button type="button" className="link" onClick={() => setOpen(false)}>
                {texts.cancel}
              </button>
            }
          >
            <TextField name="name" label={texts.name} required autoFocus />
            <AreaField name="note" label={texts.note} rows={2} />
            <ChoiceField name="shared" label={texts.shared} choices={sharings} />
            {sharings.some(({ value }) => value === 'roles') && (
              <ChoicesField name="roles" label={texts.roles} hint={texts.rolesHint} choices={roles} />
            )}
          </Form>
        </Modal>
      )}
      {said !== null && (
        <Toast
          close={texts.close}
          onClose={() => (said.deleted ? router.push('/dashboards') : setSaid(null))}
          undo={
            said.deleted
              ? {
                  label: texts.undo,
                  run: () =>
                    run(
                      () => actions.restore({ id }),
                      () => setSaid(null),
                    ),
                }
              : undefined
          }
        >
          {said.text}
        </Toast>
      )}
    </>
  )
}

function Item({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button type="button" data-close="" className="popup-item pl-8" onClick={onClick}>
      {text}
    </button>
  )
}
