import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { isAppError } from '#lib/core/errors'
import { currentContext } from '#lib/platform/auth/current-context'
import { findCaller } from '#lib/records/cases/pop/service'
import { caseWords } from '../cases/_components/words.ts'
import { requirePermission } from '../require-permission.ts'
import { CallPanel } from './_components/call-panel.tsx'
import { Caller } from './_components/caller.tsx'
import { PhoneForm } from './_components/phone-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('pop.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Who is calling, within reach, and what the call is: what a telephone system opens with the number in the URL. */
export default async function PopPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:read')
  const { phone = '' } = readListParams(await searchParams)
  const words = await caseWords(ctx)
  const found = phone === '' ? null : await orWrong(findCaller(ctx, phone))
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-4 pt-4 pb-10 md:px-6 md:pt-5">
      <h1 className="text-xl font-semibold">{words.t('pop.title')}</h1>
      <PhoneForm phone={phone} wrong={found === 'wrong'} words={words} />
      {found === null && <p className="text-ink-faint">{words.t('pop.intro')}</p>}
      {found !== null && found !== 'wrong' && (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <div className="flex flex-col gap-4">
            <Caller ctx={ctx} phone={phone} caller={found} words={words} />
          </div>
          <CallPanel key={phone} ctx={ctx} phone={phone} caller={found} words={words} />
        </div>
      )}
    </div>
  )
}

/** A number that cannot be one is said to be so, not an error. */
async function orWrong<Found>(looked: Promise<Found>): Promise<Found | 'wrong'> {
  try {
    return await looked
  } catch (error) {
    if (isAppError(error, 'invalid_request')) return 'wrong'
    throw error
  }
}
