import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { parseTheme, themeCookie } from '#components/shell/preferences'
import { SoftLinks } from '#components/ui/soft-links'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return { title: { template: `%s · ${t('product')}`, default: t('product') }, robots: 'noindex' }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f5f1' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1312' },
  ],
}

/** The document: its language, and light or dark as the reader has it. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()])
  return (
    <html lang={locale} data-theme={parseTheme(jar.get(themeCookie)?.value)} suppressHydrationWarning>
      <body>
        {children}
        <SoftLinks />
      </body>
    </html>
  )
}
