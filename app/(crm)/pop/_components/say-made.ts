import type { getTranslations } from 'next-intl/server'
import type { RecordedCall } from '#lib/records/calls/service'
import type { MadeOfCall } from './made.tsx'

type Words = Awaited<ReturnType<typeof getTranslations<'cases.pop.call'>>>

/** Says what was made of a call, where it stands, and what of it can be taken back. */
export function sayMade(t: Words, made: RecordedCall): MadeOfCall {
  const { customerName: name } = made
  const plain = { lead: null, name, elsewhere: [] }
  if (made.outcome === 'case')
    return {
      ...plain,
      said: t('made.case', { number: made.caseNumber, name }),
      open: t('open.case'),
      href: `/cases/${made.caseId}`,
    }
  if (made.outcome === 'need')
    return {
      ...plain,
      said: t('made.need', { name, day: made.nextTouchOn ?? '' }),
      open: t('open.need'),
      href: `/customers/${made.customerId}`,
    }
  return {
    said: t(`made.${made.made}`, { name }),
    open: t('open.opportunity'),
    href: `/prospects/${made.customerId}`,
    lead: made.made === 'with_customer' ? made.opportunityId : null,
    name,
    elsewhere: made.elsewhere,
  }
}
