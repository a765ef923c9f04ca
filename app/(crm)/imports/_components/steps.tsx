import { Check } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'

const steps = ['file', 'columns', 'preview', 'result'] as const
export type Step = (typeof steps)[number]

/** The four steps of an import, and which of them it is at. */
export function Steps({ at, isOver = false }: { at: Step; isOver?: boolean }) {
  const t = useTranslations('imports.steps')
  const here = steps.indexOf(at)
  return (
    <ol aria-label={t('label')} className="flex items-center gap-1.5 text-sm md:gap-2">
      {steps.map((step, index) => {
        const isPast = index < here || isOver
        const isHere = index === here && !isOver
        return (
          <li key={step} aria-current={isHere ? 'step' : undefined} className="flex items-center gap-1.5 md:gap-2">
            {index > 0 && <span aria-hidden="true" className="h-px w-3 bg-line-strong md:w-8" />}
            <span
              aria-hidden="true"
              className={`grid size-5 flex-none place-items-center rounded-full text-xs ${
                isHere ? 'bg-accent text-on-accent' : isPast ? 'bg-accent-soft text-accent-text' : 'bg-sunken text-ink-faint'
              }`}
            >
              {isPast ? <Icon of={Check} size={12} /> : index + 1}
            </span>
            <span className={`whitespace-nowrap ${isHere ? 'font-medium' : 'text-ink-faint'}`}>{t(step)}</span>
          </li>
        )
      })}
    </ol>
  )
}
