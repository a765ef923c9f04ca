import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ERROR_CODES } from '#lib/core/errors'
import { statusOf } from '#lib/platform/http/status'
import type { Answer, Door } from './door.ts'
import type { ScreenStranger } from './screen-callers.ts'
import { screenStrangers } from './screen-callers.ts'
import type { ActionLine, PageLine } from './screen-line.ts'
import type { ScreenServer } from './screen-server.ts'

type Headers = (who: string) => Record<string, string>

/** Makes a door of a page: it only reads, and those who are not signed in are led to the sign-in. */
export function pageDoor(line: PageLine, server: ScreenServer, headersOf: Headers): Door {
  const away: Record<ScreenStranger, string> = {
    'signed out': '>',
    'disabled user': '>',
    'ended session': '>',
    'one-time password': '>',
    'no role': 'x',
    'key alone': '>',
  }
  return {
    ...line,
    name: `${line.page} at ${line.path.toString().replace(/^.*=> /, '')}`,
    strangers: signs(line, away),
    open: false,
    readsOnly: true,
    async knock(who, target) {
      const response = await server.ask(line.path(target), { headers: headersOf(who) })
      return { status: response.status, text: await response.text() }
    },
  }
}

const refused: Record<ScreenStranger, string> = {
  'signed out': '(401)',
  'disabled user': '(401)',
  'ended session': '(401)',
  'one-time password': 'x',
  'no role': 'x',
  'key alone': '(401)',
}

/** Makes a door of a server action, called as a browser would call it, or anybody who has read the page's script. */
export function actionDoor(line: ActionLine, id: string, server: ScreenServer, headersOf: Headers): Door {
  return {
    ...line,
    name: line.action,
    strangers: signs(line, refused),
    open: false,
    async knock(who, target) {
      const response = await server.ask(line.from(target), {
        method: 'POST',
        headers: { ...headersOf(who), 'next-action': id, accept: 'text/x-component', 'content-type': 'text/plain;charset=UTF-8' },
        body: JSON.stringify([line.input(target)]),
      })
      return resultOf(response.status, await response.text())
    },
  }
}

function signs(line: PageLine | ActionLine, usual: Record<ScreenStranger, string>): [string, string][] {
  const mine = (who: ScreenStranger): string => {
    const own = line.strangers?.[who]
    if (own !== undefined) return own
    if (line.permission === 'public') return '+'
    return who === 'no role' && line.permission === 'signed in' ? '+' : usual[who]
  }
  return screenStrangers.map((who) => [who, mine(who)])
}

const outcome = z.union([z.object({ ok: z.literal(true) }), z.object({ ok: z.literal(false), code: z.enum(ERROR_CODES) })])

/** What an action answered stands in one line of its stream; the status of a refusal is that of its code. */
function resultOf(status: number, text: string): Answer {
  const row = text.split('\n').find((each) => /^\d+:\{"ok":/.test(each))
  if (row === undefined) return { status, text }
  const found = outcome.parse(JSON.parse(row.slice(row.indexOf(':') + 1)))
  return { status: found.ok ? 200 : statusOf[found.code], text }
}

const manifest = z.object({ node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })) })

/** Answers the ids under which the build offers its server actions, by file#name. */
export async function builtActions(): Promise<Map<string, string>> {
  const file = fileURLToPath(new URL('../../../.next/server/server-reference-manifest.json', import.meta.url))
  const { node } = manifest.parse(JSON.parse(await readFile(file, 'utf8')))
  return new Map(Object.entries(node).map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]))
}
