'use client'

import { X } from 'lucide'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import { useField } from '#components/form/form-context'
import { Icon } from '#components/ui/icon'

interface Props {
  label: string
  hint: string
  texts: { type: string; none: string; remove: string }
  find: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
}

/** Colleagues, found one after another; `recipients` keeps their ids, a line each, and `recipient_names` their names. */
export function RecipientsField({ label, hint, texts, find }: Props) {
  const { value, error, set, setOther } = useField('recipients')
  const names = useField('recipient_names').value.split('\n')
  const chosen = value === '' ? [] : value.split('\n').map((id, place) => ({ id, name: names[place] ?? id }))
  const keep = (next: typeof chosen) => {
    set(next.map(({ id }) => id).join('\n'))
    setOther('recipient_names', next.map(({ name }) => name).join('\n'))
  }
  return (
    <div className="flex flex-col gap-2">
      <FindField
        name="recipient_search"
        label={label}
        hint={hint}
        texts={texts}
        find={find}
        onChosen={({ id, name }) => {
          if (!chosen.some((one) => one.id === id)) keep([...chosen, { id, name }])
        }}
      />
      {error !== undefined && <p className="text-sm text-danger">{error}</p>}
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {chosen.map(({ id, name }) => (
            <li key={id} className="flex items-center gap-1 rounded border border-line px-2 py-0.5">
              {name}
              <button
                type="button"
                className="grid size-6 flex-none place-items-center rounded-md text-ink-soft hover:bg-hover pointer-coarse:size-11"
                aria-label={texts.remove.replace('{name}', name)}
                onClick={() => keep(chosen.filter((one) => one.id !== id))}
              >
                <Icon of={X} size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
