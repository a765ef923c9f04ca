'use client'

import { ArrowDown, ArrowUp } from 'lucide'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Icon } from '#components/ui/icon'
import type { Choice } from '../form/field.tsx'
import type { FormTexts, Refusal } from '../form/form.tsx'
import { Toast } from '../ui/toast.tsx'

const ViewDialog = dynamic(() => import('./view-dialog.tsx').then((module) => module.ViewDialog))

type Answer<Data> = Promise<{ ok: true; data: Data } | Refusal>
export type SharedWith = 'private' | 'outlet' | 'company'

/** What is done with views; the server checks each. */
export interface ViewActions {
  save: (input: {
    list: string
    name: string
    query: string
    columns: readonly string[]
    shared: SharedWith
  }) => Answer<{ id: number }>
  change: (input: {
    id: number
    version: number
    name?: string
    query?: string
    columns?: readonly string[]
    shared?: SharedWith
  }) => Answer<{ version: number }>
  remove: (input: { id: number }) => Answer<unknown>
  restore: (input: { id: number }) => Answer<unknown>
  move: (input: { id: number; step: 'up' | 'down' }) => Answer<unknown>
  chooseInitial: (input: { list: string; view: string | null }) => Answer<unknown>
}

export type ViewTexts = Record<
  | 'save'
  | 'saveNew'
  | 'update'
  | 'edit'
  | 'delete'
  | 'deleted'
  | 'undo'
  | 'close'
  | 'away'
  | 'makeInitial'
  | 'dropInitial'
  | 'up'
  | 'down'
  | 'name'
  | 'sharedWith'
  | 'keeps'
  | 'newTitle'
  | 'editTitle'
  | 'cancel',
  string
>

/** A view that its reader may change. */
export interface ChangeableView {
  id: number
  version: number
  name: string
  shared: SharedWith
}

export interface ViewToolsProps {
  list: string
  path: string
  /** What the list shows now, as a view would keep it. */
  shown: { query: string; columns: readonly string[] }
  current: { key: string; differs: boolean; changeable: ChangeableView | null; movable: boolean } | null
  /** Whether the list opens with the view that shows. */
  isInitial: boolean
  sharings: readonly Choice[]
  actions: ViewActions
  texts: ViewTexts
  form: FormTexts
}

/** What can be done with the view that shows, or with what shows as a new view. */
export function ViewTools(props: ViewToolsProps) {
  const { list, path, shown, current, isInitial, actions, texts } = props
  const router = useRouter()
  const [busy, start] = useTransition()
  const [open, setOpen] = useState<'new' | 'edit' | null>(null)
  const [said, setSaid] = useState<{ text: string; deleted: ChangeableView | null } | null>(null)
  const changeable = current?.changeable ?? null
  const differs = current?.differs ?? false

  /** Does it, says why not, and shows the list as it is then. */
  const run = (work: () => Answer<unknown>, done: () => void = () => setSaid(null)) =>
    start(async () => {
      const answer = await work().catch(() => ({ ok: false as const, message: texts.away }))
      if (answer.ok) done()
      else setSaid({ text: answer.message, deleted: null })
      router.refresh()
    })
  const remove = (view: ChangeableView) =>
    run(
      () => actions.remove({ id: view.id }),
      () => {
        setSaid({ text: texts.deleted.replace('{name}', view.name), deleted: view })
        router.replace(shown.query === '' ? `${path}?view=all` : `${path}?${shown.query}`)
      },
    )
  return (
    <>
      <div className="mt-1 border-t border-line pt-1" aria-busy={busy}>
        {changeable !== null && differs && (
          <Item onClick={() => run(() => actions.change({ id: changeable.id, version: changeable.version, ...shown }))}>
            {texts.update.replace('{name}', changeable.name)}
          </Item>
        )}
        <Item onClick={() => setOpen('new')}>{current === null ? texts.save : texts.saveNew}</Item>
        {changeable !== null && <Item onClick={() => setOpen('edit')}>{texts.edit}</Item>}
        {current !== null && !differs && (
          <Item onClick={() => run(() => actions.chooseInitial({ list, view: isInitial ? null : current.key }))}>
            {isInitial ? texts.dropInitial : texts.makeInitial}
          </Item>
        )}
        {changeable !== null && (
          <span className="flex items-center">
            <Item onClick={() => remove(changeable)}>{texts.delete}</Item>
            {current?.movable === true && (
              <>
                <Step label={texts.up} onClick={() => run(() => actions.move({ id: changeable.id, step: 'up' }))}>
                  <Icon of={ArrowUp} size={15} />
                </Step>
                <Step label={texts.down} onClick={() => run(() => actions.move({ id: changeable.id, step: 'down' }))}>
                  <Icon of={ArrowDown} size={15} />
                </Step>
              </>
            )}
          </span>
        )}
      </div>
      {open !== null && <ViewDialog {...props} changed={open === 'edit' ? changeable : null} onClose={() => setOpen(null)} />}
      {said !== null && (
        <Toast
          close={texts.close}
          onClose={() => setSaid(null)}
          undo={
            said.deleted === null
              ? undefined
              : { label: texts.undo, run: () => run(() => actions.restore({ id: said.deleted?.id ?? 0 })) }
          }
        >
          {said.text}
        </Toast>
      )}
    </>
  )
}

function Item({ onClick, children }: { onClick: () => void; children: React.ReactNode }) {
  return (
    <button type="button" data-close="" className="popup-item pl-8" onClick={onClick}>
      {children}
    </button>
  )
}

function Step({ label, onClick, children }: { label: string; onClick: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      className="grid size-8 flex-none place-items-center rounded-md text-ink-soft hover:bg-hover pointer-coarse:size-11"
      onClick={onClick}
    >
      {children}
    </button>
  )
}
