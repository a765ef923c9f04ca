import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { commandLine, isRunning, pidFile, readPid } from './pid.ts'
import { isWritable } from './postgres-binaries.ts'
import { StartError } from './start-error.ts'

/** Makes the data folder with what stands in it, or throws a StartError that says why it cannot be used. */
export async function ensureDataDirectory(dataDirectory: string): Promise<void> {
  try {
    await mkdir(join(dataDirectory, 'run'), { recursive: true })
    await mkdir(join(dataDirectory, 'uploads'), { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new StartError(`${dataDirectory} cannot be made or written: set DATA_DIR to a folder that this user may write.`, {
      cause,
    })
  }
  for (const folder of [dataDirectory, join(dataDirectory, 'run')]) {
    if (!(await isWritable(folder))) {
      throw new StartError(`${folder} cannot be written: set DATA_DIR to a folder that this user may write.`)
    }
  }
  // Others may walk through to the database's own folder, but not look around.
  await chmod(dataDirectory, 0o711).catch(() => undefined)
}

/** Takes the data folder for this process, the only one to serve it, or throws a StartError that names the process that has it. */
export async function claimDataDirectory(dataDirectory: string): Promise<void> {
  const file = pidFile(dataDirectory, 'supervisor')
  for (;;) {
    try {
      await writeFile(file, `${process.pid}\n`, { flag: 'wx' })
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const holder = await readPid(dataDirectory, 'supervisor')
    if (holder !== null && holder !== process.pid && (await isYike(holder))) {
      throw new StartError(
        `Yike already runs on ${dataDirectory} (process ${holder}): stop it first, or set DATA_DIR and PORT for a second one.`,
      )
    }
    await rm(file, { force: true })
  }
}

/** Answers whether a process number still belongs to a Yike process; numbers are given again after their process has ended. */
export async function isYike(pid: number): Promise<boolean> {
  if (!(await isRunning(pid))) return false
  const command = await commandLine(pid)
  return command === null || /bin\/start|jobs\/worker|next(-server)?\b/.test(command)
}
