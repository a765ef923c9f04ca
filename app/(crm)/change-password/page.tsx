import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice'
import { currentContext, hasToChangePassword } from '#lib/platform/auth/current-context'
import { PasswordForm } from './_components/password-form.tsx'
import { changePassword } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('changePassword'))('title') }
}

/** The own password. Whoever came in with a one-time password gets no further before it is changed. */
export default async function ChangePasswordPage() {
  await currentContext({ whilePasswordMustChange: true })
  const [mustChange, t, signIn] = await Promise.all([
    hasToChangePassword(),
    getTranslations('changePassword'),
    getTranslations('signIn'),
  ])
  const texts = {
    current: t('current'),
    new: t('new'),
    hint: t('hint'),
    repeat: t('repeat'),
    differs: t('differs'),
    submit: t('submit'),
    busy: t('busy'),
    show: signIn('showPassword'),
    hide: signIn('hidePassword'),
  }
  return (
    <div className="mx-auto flex w-full max-w-[24rem] flex-col gap-5 px-4 py-10 md:py-20">
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      {mustChange && <Notice tone="watch">{t('mustChange')}</Notice>}
      <PasswordForm texts={texts} change={changePassword} />
    </div>
  )
}
