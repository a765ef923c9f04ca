'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Choice } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'
import { RestoreShipped } from '#components/form/restore-shipped'
import { GrantLine } from './grant-line.tsx'
import type { GrantGroup } from './grant-view.tsx'
import { GrantsState } from './grants-state.tsx'

interface RoleFormTexts {
  form: FormTexts
  none: string
  changed: string
  shipped: string
  unsaved: string
  saved: string
  restore: string
}

interface Props {
  roleKey: string
  version: number
  groups: readonly GrantGroup[]
  choices: readonly Choice[]
  texts: RoleFormTexts
  save: (input: Record<string, unknown>) => Promise<Outcome<{ version: number }>>
}

const fieldOf = (permission: string) => `grants.${permission}`

/** Everything that a role may do, each permission with its reach; saved together. */
export function RoleForm({ roleKey, version, groups, choices, texts, save }: Props) {
  const router = useRouter()
  const lines = groups.flatMap((group) => group.lines.map((line) => ({ ...line, resource: group.resource })))
  const valuesOf = (which: 'value' | 'shipped'): FormValues =>
    Object.fromEntries(lines.map((line) => [fieldOf(line.permission), line[which]]))
  // What stands on the server, as far as this page knows: newer than what it was opened with once something was saved, or met.
  const [known, setKnown] = useState<{ version: number; values: FormValues; saved: boolean } | null>(null)
  const stands = known !== null && known.version >= version ? known.values : valuesOf('value')
  const labelOf = (reach: string) => choices.find(({ value }) => value === reach)?.label ?? reach
  return (
    <Form
      key={version}
      id={`role:${roleKey}`}
      initial={valuesOf('value')}
      version={version}
      texts={{ ...texts.form, empty: texts.none }}
      labels={Object.fromEntries(lines.map(({ permission, resource, verb }) => [fieldOf(permission), `${resource} · ${verb}`]))}
      wordOf={labelOf}
      submit={async ({ values, changes, version: at }) => {
        const changed = Object.entries(changes).map(([name, reach]) => [name.slice('grants.'.length), reach])
        const answer = await save({ key: roleKey, version: at, grants: Object.fromEntries(changed) })
        if (answer.ok) setKnown({ version: answer.data.version, values, saved: true })
        return answer
      }}
      readCurrent={(current) => {
        const role = current as { version: number; grants: Readonly<Record<string, string>> }
        const values = Object.fromEntries(lines.map(({ permission }) => [fieldOf(permission), role.grants[permission] ?? '']))
        setKnown({ version: role.version, values, saved: false })
        return { version: role.version, values }
      }}
      onDone={() => router.refresh()}
      aside={
        <>
          <RestoreShipped values={valuesOf('shipped')} label={texts.restore} />
          <GrantsState stands={stands} saved={known?.saved === true} texts={texts} />
        </>
      }
    >
      <div className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-2">
        {groups.map(({ resource, lines: own }) => (
          <section key={resource} className="flex flex-col">
            <h3 className="border-b border-line pb-1.5 text-sm font-medium text-ink-soft">{resource}</h3>
            {own.map((line) => (
              <GrantLine
                key={line.permission}
                name={fieldOf(line.permission)}
                label={`${resource} · ${line.verb}`}
                line={line}
                stands={stands[fieldOf(line.permission)] ?? ''}
                choices={choices}
                texts={{ changed: texts.changed, shipped: texts.shipped.replace('#', labelOf(line.shipped)) }}
              />
            ))}
          </section>
        ))}
      </div>
    </Form>
  )
}
