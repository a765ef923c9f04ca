import { globSync } from 'node:fs'
import type { Page } from '@playwright/test'

/** The addresses of all pages behind the sign-in, from the pages' own files: a new one is looked at without being listed. */
const addresses = globSync('app/(crm)/**/page.tsx')
  .map(
    (file) =>
      `/${file
        .split('/')
        .slice(1, -1)
        .filter((part) => !part.startsWith('('))
        .join('/')}`,
  )
  .sort()

/** Those that have no place to fill in. */
export const plainPages: readonly string[] = addresses.filter((address) => !address.includes('['))

const withPlaces = addresses.filter((address) => address.includes('['))
const patternOf = (address: string) =>
  new RegExp(
    `^${address
      .split(/\[[^\]]+\]/)
      .map((part) => RegExp.escape(part))
      .join('[^/]+')}$`,
  )

/** Has menus and folded tables drawn, whose inside comes when they are first opened. */
export const drawAll = (page: Page) =>
  page.evaluate(() => {
    for (const popup of document.querySelectorAll<HTMLElement>('[popover]:not(:popover-open)')) {
      popup.showPopover()
      popup.hidePopover()
    }
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('details:not([name])')) fold.open = true
  })

/**
 * Goes to every page and looks at it: those without a place in their address, some others that are named, and of those with a place the first that a page on the way leads to. Answers the
 * addresses to which nothing led.
 */
export async function visitEveryPage(
  page: Page,
  look: (path: string) => Promise<void>,
  others: readonly string[] = [],
): Promise<string[]> {
  const sought = new Map(withPlaces.map((address) => [address, patternOf(address)] as const))
  const queue = [...plainPages, ...others]
  for (const path of queue) {
    await page.goto(path, { waitUntil: 'networkidle' })
    await look(path)
    await drawAll(page)
    const hrefs = await page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    for (const href of hrefs) {
      const at = href.split(/[?#]/, 1)[0] ?? ''
      const found = plainPages.includes(at) ? undefined : [...sought].find(([, pattern]) => pattern.test(at))
      if (found === undefined) continue
      sought.delete(found[0])
      queue.push(href)
    }
  }
  return [...sought.keys()]
}
