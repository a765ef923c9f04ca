import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { findCurrentContext } from '#lib/platform/auth/current-context'
import { SignInForm } from './_components/sign-in-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

interface Props {
  searchParams: Promise<{ to?: string | string[]; error?: string | string[] }>
}

/** Where everybody comes in. Who is signed in already goes straight on. */
export default async function SignInPage({ searchParams }: Props) {
  const [{ to, error }, ctx, t] = await Promise.all([searchParams, findCurrentContext(), getTranslations('signIn')])
  const goal = ownPath(to)
  if (ctx !== null) redirect(goal)
  const texts = {
    email: t('email'),
    password: t('password'),
    show: t('showPassword'),
    hide: t('hidePassword'),
    submit: t('submit'),
    busy: t('busy'),
    errors: { wrong: t('errors.wrong'), limited: t('errors.limited'), away: t('errors.away'), empty: t('errors.empty') },
  }
  return (
    <>
      <h1 className="text-xl font-semibold max-md:mt-6">{t('title')}</h1>
      <p className="mt-1 mb-6 text-ink-soft">{t('subtitle')}</p>
      <SignInForm to={goal} initialError={error === undefined ? null : 'away'} texts={texts} />
      <p className="mt-6 text-sm text-ink-faint">{t('forgotten')}</p>
    </>
  )
}

/** Only a path of this product is followed after the sign-in. */
function ownPath(to: string | string[] | undefined): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/'
}
