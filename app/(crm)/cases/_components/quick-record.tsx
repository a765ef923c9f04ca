import type { CaseWords } from './words.ts'

/** A waybill number that becomes a case, and a telephone number that becomes a name: two plain forms that need no script. */
export function QuickRecord({ words: { t } }: { words: CaseWords }) {
  return (
    <section aria-label={t('desk.quick')} className="grid gap-2 rounded-lg border border-line bg-surface px-4 py-3">
      <form action="/cases/new" className="flex gap-2">
        <input
          name="waybill"
          aria-label={t('desk.quickHint')}
          placeholder={t('desk.quickHint')}
          autoComplete="off"
          className="field h-9"
        />
        <button type="submit" className="control h-9 flex-none">
          {t('desk.quickGo')}
        </button>
      </form>
      <form action="/pop" className="flex gap-2">
        <input
          name="phone"
          type="tel"
          aria-label={t('desk.pop')}
          placeholder={t('desk.pop')}
          autoComplete="off"
          className="field h-9"
        />
        <button type="submit" className="control h-9 flex-none">
          {t('desk.popGo')}
        </button>
      </form>
    </section>
  )
}
