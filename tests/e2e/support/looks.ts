import type { Page } from '@playwright/test'
import { themeCookie } from '#components/shell/preferences'
import { expect, seriousFindings } from './app.ts'

export const themes = ['light', 'dark'] as const
export const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

/** Loads a page anew in both themes and both widths, and has axe look through each: nothing serious. It is left light and wide. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of themes.toReversed()) {
    await page.context().addCookies([{ name: themeCookie, value: theme, url: page.url() }])
    for (const viewport of [sizes.phone, sizes.desktop]) {
      await page.setViewportSize(viewport)
      await page.reload({ waitUntil: 'networkidle' })
      expect(await seriousFindings(page), `${page.url()}, ${theme}, ${viewport.width}`).toEqual([])
    }
  }
}
