import type { CaseWords } from '../../cases/_components/words.ts'

/** The number, for whoever has no telephone system that fills it in. */
export function PhoneForm({ phone, wrong, words: { t } }: { phone: string; wrong: boolean; words: CaseWords }) {
  return (
    <form action="/pop" className="flex flex-col gap-1.5">
      <label htmlFor="phone" className="font-medium">
        {t('pop.phone')}
      </label>
      <span className="flex gap-2">
        <input
          id="phone"
          name="phone"
          type="tel"
          defaultValue={phone}
          autoComplete="off"
          aria-invalid={wrong || undefined}
          aria-describedby="phone-hint"
          className="field max-w-xs"
        />
        <button type="submit" className="button-primary">
          {t('pop.look')}
        </button>
      </span>
      <span id="phone-hint" className="text-sm text-danger">
        {wrong && t('pop.wrong')}
      </span>
    </form>
  )
}
