import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Sheet } from '#components/ui/sheet'
import type { Context } from '#lib/platform/context'
import { noteFact } from '../../work-actions.ts'
import { FactEntry } from './fact-entry.tsx'
import type { FactChoice } from './fact-values.ts'
import type { FactEntryTexts } from './fact-words.ts'

interface Props {
  ctx: Context
  customerId: number
  choices: readonly FactChoice[]
  initial: string
  look: string
  label?: string
  button: ReactNode
  /** The words of the form; sheets of one page share them. */
  texts: FactEntryTexts
}

/** The form of a fact on a sheet. */
export function FactSheet({ ctx, customerId, choices, initial, look, label, button, texts }: Props) {
  const t = useTranslations('card.facts')
  const shell = useTranslations('shell')
  return (
    <Sheet
      look={look}
      button={button}
      title={t('addTitle')}
      close={shell('close')}
      {...(label === undefined ? {} : { label, tip: label })}
    >
      <FactEntry
        customerId={String(customerId)}
        currency={ctx.company.currency}
        choices={choices}
        initial={initial}
        texts={texts}
        save={noteFact}
      />
    </Sheet>
  )
}
