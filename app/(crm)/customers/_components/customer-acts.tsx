import { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { ActWords } from './act-links.tsx'
import { ActLinks } from './act-links.tsx'

/** Answers what the ways to a call and to its note say; null for whoever may not note one. */
export function useActWords(ctx: Context): ActWords | null {
  const t = useTranslations('card.actions')
  const call = useTranslations('card.call')
  if (!mayEver(ctx, 'interaction:create')) return null
  return { call: mayEver(ctx, 'contact:read') ? call('call') : null, log: t('log') }
}

/** From a line about a customer the way to a call and to its note, for whoever may note one. */
export function CustomerActs({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const words = useActWords(ctx)
  return words === null ? null : <ActLinks customerId={customerId} words={words} />
}
