import { StartError } from '#lib/platform/process/start-error'

/**
 * Runs a command with its arguments and ends the process with the exit code it answers. A StartError is printed as its
 * sentence alone; everything else with its stack.
 */
export async function runCommand(main: (args: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    process.exitCode = 1
    const text =
      error instanceof StartError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`${text}\n`)
  }
}
