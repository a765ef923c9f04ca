import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { FirstStep } from '#lib/platform/org/first-steps'
import { mayEver } from '#lib/platform/scope/scope'
import { areaGroups } from './areas.ts'
import { FirstSteps } from './first-steps.tsx'

interface Props {
  ctx: Context
  name: string | null
  /** What an empty company does first; null when it is no longer one. */
  steps: Readonly<Record<FirstStep, boolean>> | null
}

/** The areas of the settings that the reader may go to. */
export function Hub({ ctx, name, steps }: Props) {
  const t = useTranslations('settings')
  const groups = areaGroups
    .map(({ key, areas }) => ({ key, areas: areas.filter(({ permission }) => mayEver(ctx, permission)) }))
    .filter(({ areas }) => areas.length > 0)
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 pt-4 pb-10 md:px-6 md:pt-5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        {name !== null && <p className="text-ink-faint">{name}</p>}
      </div>
      {steps !== null && <FirstSteps steps={steps} />}
      {groups.map(({ key, areas }) => (
        <section key={key} className="flex flex-col gap-2">
          <h2 className="text-sm text-ink-faint">{t(`groups.${key}`)}</h2>
          <ul className="grid gap-3 md:grid-cols-2 lg:grid-cols-3">
            {areas.map(({ key: area, href, icon }) => (
              <li key={area}>
                <Link
                  href={href}
                  className="flex h-full items-start gap-3 rounded-lg border border-line bg-surface p-4 hover:bg-hover"
                >
                  <Icon of={icon} size={20} strokeWidth={1.75} className="mt-0.5 flex-none text-accent-text" />
                  <span className="flex flex-col gap-0.5">
                    <span className="font-medium">{t(`areas.${area}.title`)}</span>
                    <span className="text-sm text-pretty text-ink-faint">{t(`areas.${area}.text`)}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
