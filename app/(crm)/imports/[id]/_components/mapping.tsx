import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import type { Context } from '#lib/platform/context'
import { columnLabel } from '#lib/platform/import/column-words'
import type { ImportRow } from '#lib/platform/import/import-row'
import type { MappingTask } from '#lib/platform/import/map-columns'
import { getMappingTask } from '#lib/platform/import/map-columns'
import { dateFormats } from '#lib/platform/import/suggest'
import { hintOf } from '#lib/platform/import/template'
import { importKinds } from '#lib/records/import-kinds'
import { cancel, mapColumns } from '../actions.ts'
import { Confirm } from './confirm.tsx'
import { MappingForm } from './mapping-form.tsx'
import { useMappingTexts } from './mapping-texts.ts'
import type { FileColumn, OurColumn } from './mapping-values.ts'

interface Props {
  ctx: Context
  row: ImportRow
  maySteer: boolean
}

/** Types whose cells may hold what cannot be read as one. A name that leads to nobody is another matter: its row is refused. */
const typesThatFail: readonly string[] = [
  'one_of',
  'integer',
  'number',
  'list',
  'boolean',
  'money',
  'grams',
  'currency',
  'day',
  'instant',
]

/** Which column of the file is which of ours. */
export async function Mapping({ ctx, row, maySteer }: Props) {
  const task = await getMappingTask(ctx, String(row.id), importKinds)
  return <MappingOf ctx={ctx} task={task} maySteer={maySteer} />
}

function MappingOf({ ctx, task, maySteer }: { ctx: Context; task: MappingTask; maySteer: boolean }) {
  const t = useTranslations('imports')
  const texts = useMappingTexts()
  const dateChoices = useDateChoices()
  const { row, kind } = task
  const id = String(row.id)
  const ours = kind.columns.map(
    (column): OurColumn => ({
      name: column.name,
      label: columnLabel(kind, column.name, ctx.locale),
      required: column.required === true,
      hint: column.type.type === 'text' ? '' : hintOf(column.type, ctx.locale),
      maySoften: column.required !== true && typesThatFail.includes(column.type.type),
    }),
  )
  return (
    <section aria-labelledby="mapping" className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="mapping" className="text-lg font-semibold">
          {t('mapping.title')}
        </h2>
        <p className="text-pretty text-ink-soft">{t('mapping.text')}</p>
      </div>
      <Known task={task} />
      <MappingForm
        id={id}
        theirs={columnsOf(task, (number) => t('mapping.unnamed', { number }))}
        ours={ours}
        initial={{
          mapping: task.mapping,
          dateFormat: task.dateFormat ?? '',
          onDuplicate: row.options.on_duplicate,
          createMissing: row.options.create_missing_customers,
        }}
        offers={{
          dates: kind.columns.some(({ type }) => type.type === 'day' || type.type === 'instant') ? dateChoices : null,
          createMissing: kind.columns.some(({ type }) => type.type === 'customer' && type.creatable === true),
        }}
        texts={texts}
        readOnly={!maySteer}
        submit={mapColumns}
        aside={
          <Confirm id={id} words="cancel" act={cancel}>
            <p>{t('cancel.early')}</p>
          </Confirm>
        }
      />
    </section>
  )
}

/** What is known of such files from before. */
function Known({ task }: { task: MappingTask }) {
  const t = useTranslations('imports.mapping')
  const format = useFormatter()
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' })
  return (
    <>
      {task.earlier !== null && (
        <Notice tone="watch">
          {t('earlier', { date: day(task.earlier.at) })}{' '}
          <Link href={`/imports/${task.earlier.id}`} className="link">
            {t('see')}
          </Link>
        </Notice>
      )}
      {task.remembered !== null && (
        <Notice tone="good">{t('remembered', { name: task.remembered.by, date: day(task.remembered.at) })}</Notice>
      )}
    </>
  )
}

function columnsOf({ headings, samples }: MappingTask, unnamed: (number: number) => string): FileColumn[] {
  return headings.map((heading, index) => ({
    heading,
    label: heading === '' ? unnamed(index + 1) : heading,
    samples: samples === null ? null : samples.map((row) => row[index] ?? '').filter((cell) => cell !== ''),
  }))
}

/** A day that can be read in one way only, written in each of the forms. */
const examples: Readonly<Record<(typeof dateFormats)[number], string>> = {
  'MM/dd/yyyy': '03/25/2026',
  'MM/dd/yyyy HH:mm': '03/25/2026 09:30',
  'dd/MM/yyyy': '25/03/2026',
  'dd/MM/yyyy HH:mm': '25/03/2026 09:30',
  'dd-MMM-yy': '25-Mar-26',
  'dd-MMM-yyyy': '25-Mar-2026',
}

function useDateChoices(): { value: string; label: string }[] {
  const t = useTranslations('imports.mapping')
  return [
    { value: '', label: t('yearFirst') },
    ...dateFormats.map((value) => ({ value, label: t('otherDates', { format: value, example: examples[value] }) })),
  ]
}
