'use client'

import { Plus, X } from 'lucide'
import { useState } from 'react'
import type { Choice } from '#components/form/field'
import { FieldFrame, SelectField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import { useField } from '#components/form/form-context'
import { Icon } from '#components/ui/icon'
import type { RoleLine } from './role-lines.tsx'
import { readRoleLines, writeRoleLines } from './role-lines.tsx'

interface Props {
  texts: Record<'label' | 'hint' | 'none' | 'role' | 'outlet' | 'add' | 'remove' | 'chooseRole' | 'type' | 'noOutlet', string>
  choices: readonly Choice[]
  required: boolean
  find: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
}

/** The roles somebody holds, each at the outlet from which it reaches; one is added below. */
export function RolesField({ texts, choices, required, find }: Props) {
  const { id, value, error, set, setOther } = useField('roles')
  const role = useField('new_role').value
  const outlet = useField('new_outlet').value
  const outletName = useField('new_outlet_name').value
  const [round, setRound] = useState(0)
  const held = readRoleLines(value)
  const nameOf = (key: string) => choices.find((choice) => choice.value === key)?.label ?? key
  const add = () => {
    set(writeRoleLines([...held, { role, outletId: outlet, outletName }]))
    for (const name of ['new_role', 'new_outlet', 'new_outlet_name']) setOther(name, '')
    setRound(round + 1)
  }
  const remove = (line: RoleLine) => set(writeRoleLines(held.filter((each) => each !== line)))
  return (
    <FieldFrame id={id} label={texts.label} hint={texts.hint} error={error} required={required}>
      <input id={id} type="hidden" value={value} />
      <div className="flex flex-col gap-3 rounded-md border border-line p-3">
        {held.length === 0 ? (
          <p className="text-ink-faint">{texts.none}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line">
            {held.map((line) => (
              <li key={`${line.role} ${line.outletId}`} className="flex items-center gap-2 py-1.5">
                <span className="font-medium">{nameOf(line.role)}</span>
                <span className="text-ink-soft">{line.outletName}</span>
                <button
                  type="button"
                  aria-label={`${texts.remove} ${nameOf(line.role)} ${line.outletName}`}
                  onClick={() => remove(line)}
                  className="ml-auto grid size-8 place-items-center rounded-md text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:size-10"
                >
                  <Icon of={X} size={15} />
                </button>
              </li>
            ))}
          </ul>
        )}
        <div key={round} className="grid items-end gap-3 md:grid-cols-[1fr_1fr_auto]">
          <SelectField name="new_role" label={texts.role} choices={choices} empty={texts.chooseRole} />
          <FindField
            name="new_outlet"
            nameIn="new_outlet_name"
            label={texts.outlet}
            texts={{ type: texts.type, none: texts.noOutlet }}
            find={find}
          />
          <button type="button" className="control h-10" disabled={role === '' || outlet === ''} onClick={add}>
            <Icon of={Plus} size={15} />
            {texts.add}
          </button>
        </div>
      </div>
    </FieldFrame>
  )
}
