import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 500

/**
 * Calls `onGone` once when npm, which started this process, is gone. A signal to npm ends npm, or the shell between npm and this
 * process, and says nothing here; all there is to see is that an ancestor has changed. Started otherwise, nothing is watched.
 */
export function watchLauncher(onGone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const first = ancestors()
  const timer = setInterval(() => {
    if (ancestors() === first) return
    clearInterval(timer)
    onGone()
  }, LOOK_EVERY_MS)
  timer.unref()
}

/** The parent, and the parent's parent where it can be seen: a shell survives npm. */
function ancestors(): string {
  return `${process.ppid} ${process.platform === 'linux' ? parentOf(process.ppid) : ''}`
}

function parentOf(pid: number): string {
  try {
    // "pid (name) state ppid …"; the name may hold spaces and brackets.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] ?? ''
  } catch {
    return 'gone'
  }
}
