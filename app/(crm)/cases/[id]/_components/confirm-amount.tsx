import { useField, useValues } from '#components/form/form-context'

/** Another amount than was approved: what it is compared with, and the words of the question. */
export interface AmountToConfirm {
  name: string
  /** Field that holds the amount that is typed. */
  amountOf: string
  /** What was approved, in whole units with decimals, as an amount is typed. */
  approved: string
  currency: string
  locale: string
  /** With the place {amount}. */
  question: string
}

/** Asks, with both amounts, whether another amount than was approved is meant; confirmed is the very amount, so that one that is changed afterwards is asked for again. */
export function ConfirmAmount({ name, amountOf, approved, currency, locale, question }: AmountToConfirm) {
  const { id, value, error, set } = useField(name)
  const typed = (useValues()[amountOf] ?? '').trim()
  const amount = typed === '' ? Number.NaN : Number(typed)
  if (Number.isNaN(amount) || amount === Number(approved)) return null
  const shown = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)
  return (
    <div className="flex flex-col gap-1.5">
      <label className="flex items-start gap-2 rounded-md border border-watch/40 bg-watch-soft px-3 py-2 text-watch-text">
        <input
          id={id}
          type="checkbox"
          className="mt-1 size-4 flex-none accent-accent"
          checked={value === typed}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${id}-why`}
          onChange={(event) => set(event.target.checked ? typed : '')}
        />
        <span>{question.replaceAll('{amount}', shown)}</span>
      </label>
      {error !== undefined && (
        <span id={`${id}-why`} className="text-sm text-danger">
          {error}
        </span>
      )}
    </div>
  )
}
