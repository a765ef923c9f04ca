// Finds the browser for the browser tests. Plain JavaScript: it also runs before anything is installed.
import { accessSync, constants, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const playwrightFolders = {
  linux: [join(homedir(), '.cache', 'ms-playwright')],
  darwin: [join(homedir(), 'Library', 'Caches', 'ms-playwright')],
  win32: [join(homedir(), 'AppData', 'Local', 'ms-playwright')],
}

const playwrightPrograms = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win64/chrome.exe',
  'chrome-win/chrome.exe',
]

/** Answers the path of a Chromium or Chrome: CHROMIUM_PATH, an installed one, or one that Playwright downloaded; else null. */
export function findBrowser() {
  const given = process.env.CHROMIUM_PATH
  return [...(given ? [given] : []), ...installed, ...downloaded()].find(isExecutable) ?? null
}

function downloaded() {
  const folders = process.env.PLAYWRIGHT_BROWSERS_PATH
    ? [process.env.PLAYWRIGHT_BROWSERS_PATH]
    : (playwrightFolders[process.platform] ?? [])
  return folders.flatMap((folder) =>
    names(folder)
      .filter((name) => /^chromium-\d+$/.test(name))
      .flatMap((name) => playwrightPrograms.map((program) => join(folder, name, program))),
  )
}

function names(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
