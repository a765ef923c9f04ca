import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ListParams } from '#components/table/list-url'
import { RELATIONSHIP_LEVELS } from '#lib/analysis/schemes/relationship-levels'
import type { ScaleOutputs } from '#lib/analysis/schemes/relationship-scale'

interface Choice {
  value: string
  label: string
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what is given to it
    <label className="flex flex-col gap-1 text-sm">
      <span className="text-ink-faint">{label}</span>
      {children}
    </label>
  )
}

function Choose({ name, label, value, choices }: { name: string; label: string; value: string; choices: readonly Choice[] }) {
  return (
    <Labelled label={label}>
      <select name={name} defaultValue={value} className="control">
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

/** The level of a cell of the first matrix. */
export function LevelField({ name, value, cell }: { name: string; value: string; cell: string }) {
  const t = useTranslations('relations')
  const levels = useTranslations('analysis.relationships')
  const choices = RELATIONSHIP_LEVELS.map((level) => ({ value: level, label: levels(level) }))
  return <Choose name={name} label={t(`cells.${cell as 'count.many_high'}`)} value={value} choices={choices} />
}

/** The four outputs of a cell of the second matrix. */
export function OutputFields({ params, outputs, cell }: { params: ListParams; outputs: ScaleOutputs; cell: string }) {
  const t = useTranslations('relations')
  const words = useTranslations('analysis')
  const levels = RELATIONSHIP_LEVELS.map((level) => ({ value: level, label: words(`relationships.${level}`) }))
  const tried = params['try'] === '1'
  const [first = '', second = ''] = outputs.relationship
  const shown = (name: string, now: string) => (tried ? (params[name] ?? '') : now)
  return (
    <>
      <p className="basis-full font-medium">{words(`classes.relationship_scale.${cell as 'large_high'}`)}</p>
      <Choose
        name="class"
        label={t('customerClass')}
        value={shown('class', outputs.customer_class ?? 'none')}
        choices={(['key', 'important', 'ordinary', 'none'] as const).map((value) => ({
          value,
          label: words(`customerClasses.${value}`),
        }))}
      />
      <Choose
        name="depth"
        label={t('depth')}
        value={shown('depth', outputs.depth)}
        choices={(['deep_structure', 'structure', 'none'] as const).map((value) => ({ value, label: words(`depths.${value}`) }))}
      />
      <Choose name="first" label={t('level')} value={shown('first', first)} choices={levels} />
      <Choose
        name="second"
        label={t('secondLevel')}
        value={shown('second', second)}
        choices={[{ value: '', label: '—' }, ...levels]}
      />
      {(['raise_barriers', 'review_potential'] as const).map((name) => (
        <label key={name} className="flex items-center gap-2 py-2 text-sm">
          <input
            type="checkbox"
            name={name}
            value="1"
            defaultChecked={tried ? params[name] === '1' : outputs.actions.includes(name)}
          />
          {words(`actions.${name}`)}
        </label>
      ))}
    </>
  )
}

const hundred = 100
const percentOf = (share: number) => String(Math.round(share * hundred * hundred) / hundred)

interface CutsProps {
  params: ListParams
  cuts: { medium_margin: number; high_margin: number; large_share: number; medium_share: number }
  cells: { moderate_from: number; many_from: number }
}

/** The cuts of rows and columns of both matrices. */
export function CutFields({ params, cuts, cells }: CutsProps) {
  const t = useTranslations('relations.cuts')
  const fields = [
    ['moderate_from', String(cells.moderate_from)],
    ['many_from', String(cells.many_from)],
    ['large_share', percentOf(cuts.large_share)],
    ['medium_share', percentOf(cuts.medium_share)],
    ['medium_margin', percentOf(cuts.medium_margin)],
    ['high_margin', percentOf(cuts.high_margin)],
  ] as const
  return (
    <>
      {fields.map(([name, now]) => (
        <Labelled key={name} label={t(name)}>
          <input name={name} defaultValue={params[name] ?? now} inputMode="decimal" required className="control w-28" />
        </Labelled>
      ))}
    </>
  )
}
