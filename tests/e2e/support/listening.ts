import type { Browser, BrowserContextOptions, Page } from '@playwright/test'

/** A document of ours whose script has run (`SoftLinks` says so), or another's, such as a file or an answer without the layout, which never says so. That of a page which could not be drawn at the
 * server has no layout yet, but will have. */
const settled = 'html[data-listens], html:not([data-theme], #__next_error__)'

/** Lets a page that was loaded anew listen before the test goes on: on a slow machine it stands there some hundred milliseconds before its script runs, and what is done to it in between is lost. */
export function listening(page: Page): Page {
  const listens = () => page.locator(settled).waitFor({ state: 'attached' })
  const thenListens =
    <Asked extends unknown[], Answer>(go: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked): Promise<Answer> => {
      const answer = await go.apply(page, asked)
      await listens()
      return answer
    }
  page.goto = thenListens(page.goto)
  page.reload = thenListens(page.reload)
  page.goBack = thenListens(page.goBack)
  page.goForward = thenListens(page.goForward)
  return page
}

/** A page of somebody else's browser, which has its own cookies. */
export async function elsewhere(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return listening(await (await browser.newContext(options)).newPage())
}
